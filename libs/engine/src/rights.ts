import type { AgreementContext, AgreementEvent, FollowUpContext, FollowUpEvent, Reason } from '#libs/charts';
import { signatories } from '#libs/charts';
import type { Tree } from '#libs/hierarchy';
import { common } from '#libs/hierarchy';
import { dependence } from './independence.js';

/** Why an office may not do this, and who may. */
export type MissingRight = Pick<Reason, 'code' | 'en' | 'zh' | 'satisfy'>;

/** What is told where an office may not. */
export function missingRight(code: string, en: string, zh: string, who: string, whoZh: string): MissingRight {
  return { code: `right.${code}`, en, zh, satisfy: { en: `Act for ${who}.`, zh: `由${whoZh}办理。` } };
}

const PARTY = missingRight('party_only', 'Only a party of the agreement does this.', '只有签约方可以办理。', 'one of the parties', '签约方');
const LEAD = missingRight('lead_only', 'Only the lead party does this.', '只有牵头方可以办理。', 'the lead party', '牵头方');
const THAT_PARTY = missingRight('that_party_only', 'Only the party concerned does this.', '只有相关签约方可以办理。', 'the party concerned', '相关签约方');
const PARTY_OR_LEAD = missingRight('that_party_or_lead_only', 'Only that party, or the lead recording it, does this.', '只有该签约方或代为登记的牵头方可以办理。', 'that party or the lead', '该签约方或牵头方');
const SUPERIOR = missingRight('superior_only', 'Evidence is judged by a superior office of the party that submitted it, never by its own government.', '佐证由提交方的上级机构审核，不得由本级自行采信。', 'a superior of that party', '该签约方的上级机构');
const COMMON_SUPERIOR = missingRight('common_superior_only', 'Only the common superior of the parties does this.', '只有签约各方的共同上级可以办理。', 'the common superior', '共同上级');
const DESIGNATOR = missingRight('designator_only', 'A joint office is designated by the lead party or by the common superior.', '联合办公室由牵头方或共同上级指定。', 'the lead party or the common superior', '牵头方或共同上级');
const SUPERVISOR = missingRight('supervising_office_only', 'Only the supervising office does this.', '只有督办单位可以办理。', 'the supervising office', '督办单位');
const SUPERVISOR_OR_ABOVE = missingRight('supervising_office_or_above_only', 'Only the supervising office, or one above it, does this.', '只有督办单位或其上级可以办理。', 'the supervising office or a superior of it', '督办单位或其上级');
const ABOVE = missingRight('office_above_only', 'A case is taken over by an office above the supervising one.', '只有督办单位的上级可以提办。', 'a superior of the supervising office', '督办单位的上级机构');
const RESPONSIBLE = missingRight('responsible_unit_only', 'Only the responsible unit does this, for itself.', '只有承办单位本身可以办理。', 'the responsible unit', '承办单位');
const MACHINE = missingRight('engine_only', 'This event belongs to the engine.', '该事件由系统产生。', 'nobody', '系统');
const CONCERNED = missingRight('concerned_office_only', 'Only a party, a superior of a party or the office that supervises it adds documents to an agreement.', '只有签约方、其上级机构或督办单位可以上传材料。', 'a party, a superior of one or the supervising office', '签约方、其上级机构或督办单位');

/** Every right that may be missing for an agreement or a follow-up. */
export const RIGHTS: readonly MissingRight[] = [PARTY, LEAD, THAT_PARTY, PARTY_OR_LEAD, SUPERIOR, COMMON_SUPERIOR, DESIGNATOR, SUPERVISOR, SUPERVISOR_OR_ABOVE, ABOVE, RESPONSIBLE, MACHINE, CONCERNED];

/**
 * Whether an office may send an event to an agreement (DESIGN 5, the column "who"). Null: it may.
 * Where no lead party is told, every party that promised something acts as the lead.
 */
export function agreementRight(tree: Tree, context: AgreementContext, event: Pick<AgreementEvent, 'type' | 'payload'>, office: string): MissingRight | null {
  const { type, payload } = event as AgreementEvent;
  const today = (code: string): string => (tree.find(code) === undefined ? tree.current(code) : code);
  const promised = signatories(context).map(today);
  const isParty = context.parties.some((party) => party.left === undefined && today(party.code) === office);
  const isLead = context.lead === null ? promised.includes(office) : today(context.lead) === office;
  const isAbove = (code: string): boolean => tree.find(office) !== undefined && tree.isSuperior(office, today(code));
  const isCommonSuperior = (): boolean => common(tree, promised)?.code === office;

  switch (type) {
    case 'PROPOSE':
    case 'RETURN':
    case 'AMEND':
    case 'DROP_AMENDMENT':
      return isParty ? null : PARTY;
    case 'CIRCULATE':
    case 'OPEN_FOR_SIGNATURE':
    case 'PLAN':
    case 'START_IMPLEMENTATION':
    case 'SHELVE':
    case 'TERMINATE':
    case 'SUPERSEDE':
    case 'CORRECT':
      return isLead ? null : LEAD;
    case 'SIGN':
      return isLead || today(payload.party) === office ? null : PARTY_OR_LEAD;
    case 'UPDATE': {
      // A party knows of itself who sits where.
      const { departments = {}, contacts = {} } = payload.changes;
      const named = [...Object.keys(departments), ...Object.keys(contacts)];
      return isLead || (named.length > 0 && named.every((code) => today(code) === office)) ? null : PARTY_OR_LEAD;
    }
    case 'SIGN_AMENDMENT':
    case 'WITHDRAW_PARTY':
      return isLead || today(payload.party) === office ? null : PARTY_OR_LEAD;
    case 'SUBMIT_EVIDENCE':
      return payload.evidence.party !== null && today(payload.evidence.party) === office ? null : THAT_PARTY;
    case 'ACCEPT_EVIDENCE':
    case 'RETURN_EVIDENCE': {
      const evidence = context.evidence.find((known) => known.id === payload.evidence);
      // Unknown evidence is the chart's to refuse. Evidence told by nobody in particular is judged above all parties.
      if (evidence === undefined) return null;
      return (evidence.party === null ? isCommonSuperior() : isAbove(evidence.party)) ? null : SUPERIOR;
    }
    case 'HOLD':
    case 'RESUME':
    case 'REOPEN':
      return isCommonSuperior() ? null : COMMON_SUPERIOR;
    case 'DESIGNATE':
      return isLead || isCommonSuperior() ? null : DESIGNATOR;
    case 'SELF_EVALUATE':
      return today(payload.party) === office && promised.includes(office) ? null : THAT_PARTY;
    case 'EVALUATE':
      return dependence(tree, context, office, payload.kind);
    case 'REGISTER':
    case 'REPORT_MISSING':
    case 'REPORT_GIVEN':
    case 'REPORT_ACCEPTED':
    case 'OBLIGATION_COMPLETED':
    case 'TAKE_OVER':
    case 'LINKED':
    case 'CASE_CLOSED':
    case 'SIGNATURE_STALLED':
    case 'SIGNING_DATE':
    case 'SIGNED_NOT_IMPLEMENTED':
    case 'SILENT':
    case 'TERM_END':
    case 'EXPIRING':
    case 'EVALUATION_OVERDUE':
    case 'HOLD_END':
      return MACHINE;
  }
}

/** Whether an office may add a document to an agreement; `supervising` are the offices asked to supervise it. Null: it may. */
export function documentRight(tree: Tree, context: AgreementContext, supervising: readonly string[], office: string): MissingRight | null {
  const today = (code: string): string => (tree.find(code) === undefined ? tree.current(code) : code);
  const parties = context.parties.map(({ code }) => today(code));
  const isAbove = tree.find(office) !== undefined && parties.some((code) => tree.isSuperior(office, code));
  return parties.includes(office) || isAbove || supervising.includes(office) ? null : CONCERNED;
}

/** Whether an office may send an event to a follow-up. Null: it may. */
export function followUpRight(tree: Tree, context: FollowUpContext, event: Pick<FollowUpEvent, 'type' | 'payload'>, office: string): MissingRight | null {
  const { type, payload } = event as FollowUpEvent;
  const isSupervisor = context.office === office;
  /** A joint office has no place in the tree: above it is whoever stands above all that it presses. */
  const isAbove = (): boolean => {
    const beneath = tree.find(context.office) === undefined ? context.presses.map((code) => tree.current(code)) : [context.office];
    return tree.find(office) !== undefined && beneath.every((code) => tree.isSuperior(office, code));
  };
  switch (type) {
    case 'OPEN':
    case 'DECLINE':
    case 'RETURN':
    case 'CONCLUDE':
    case 'STRIKE_OFF':
    case 'GRANT_EXTENSION':
    case 'REFUSE_EXTENSION':
    case 'DECIDE_CONTEST':
    case 'SETTLE':
    case 'WAIVE':
    case 'LIFT_WAIVER':
    case 'WITHDRAW':
      return isSupervisor ? null : SUPERVISOR;
    case 'MARK_KEY':
    case 'UNMARK_KEY':
      return isSupervisor || isAbove() ? null : SUPERVISOR_OR_ABOVE;
    case 'PICK_UP':
      return isAbove() ? null : ABOVE;
    case 'ACKNOWLEDGE':
    case 'REQUEST_EXTENSION':
    case 'CONTEST':
    case 'DISPUTE':
    case 'RESPOND':
      return payload.party === office ? null : RESPONSIBLE;
    case 'REQUEST':
    case 'RESOLVE':
    case 'RELEASE':
    case 'SUSPEND':
    case 'RESUME':
    case 'REMINDER':
    case 'POLICY_CHANGED':
    case 'GRACE_END':
    case 'HANDLING_END':
    case 'REVIEW_END':
    case 'STRIKE_OFF_END':
    case 'WAIVER_END':
      return MACHINE;
  }
}
