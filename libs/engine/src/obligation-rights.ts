import type { AgreementContext, ObligationContext, ObligationEvent } from '#libs/charts';
import { signatories } from '#libs/charts';
import type { Tree } from '#libs/hierarchy';
import { common } from '#libs/hierarchy';
import type { MissingRight } from './rights.js';
import { missingRight } from './rights.js';

const THAT_PARTY = missingRight('that_party_only', 'Only the party concerned does this.', '只有相关签约方可以办理。', 'the party concerned', '相关签约方');
const SUPERIOR = missingRight('superior_only', 'A report is judged by a superior office of the party that submitted it, never by its own government.', '反馈由报送方的上级机构审核，不得由本级自行采信。', 'a superior of that party', '该方的上级机构');
const LEAD = missingRight('obligation_lead_only', 'Only the lead party, or the unit that leads the obligation, does this.', '只有牵头方或本事项的牵头单位可以办理。', 'the lead party or the lead unit', '牵头方或牵头单位');
const PARTY_THERE = missingRight('party_there_only', 'Only a party of the other agreement links an obligation to it.', '只有该协议的签约方可以将事项关联至该协议。', 'a party of the other agreement', '该协议的签约方');
const DOER = missingRight('owing_party_only', 'Only a party that owes it, or a unit that carries it out, does this.', '只有承担方或承办单位可以办理。', 'a party that owes it or its unit', '承担方或承办单位');
const JUDGE = missingRight('superior_of_owing_only', 'Whether a term is met is judged by a superior office of a party that owes it.', '履约条件是否满足由承担方的上级机构认定。', 'a superior of a party that owes it', '承担方的上级机构');
const COMMON_SUPERIOR = missingRight('common_superior_only', 'Only the common superior of the parties does this.', '只有签约各方的共同上级可以办理。', 'the common superior', '共同上级');
const MACHINE = missingRight('engine_only', 'This event belongs to the engine.', '该事件由系统产生。', 'nobody', '系统');

/** Every right that may be missing for what is owed. */
export const OBLIGATION_RIGHTS: readonly MissingRight[] = [THAT_PARTY, SUPERIOR, LEAD, PARTY_THERE, DOER, JUDGE, COMMON_SUPERIOR, MACHINE];

/** Whether an office may send an event to an obligation of an agreement; `other` is the agreement that a LINK names. Null: it may. */
export function obligationRight(tree: Tree, agreement: AgreementContext, context: ObligationContext, other: AgreementContext | null, event: Pick<ObligationEvent, 'type' | 'payload'>, office: string): MissingRight | null {
  const { type, payload } = event as ObligationEvent;
  const today = (code: string): string => (tree.find(code) === undefined ? tree.current(code) : code);
  const isAbove = (code: string): boolean => tree.find(office) !== undefined && tree.isSuperior(office, today(code));
  const promised = signatories(agreement).map(today);
  const isLead = (): boolean => isOneOf([context.leadUnit]) || (agreement.lead === null ? promised.includes(office) : today(agreement.lead) === office);
  const isOneOf = (codes: readonly (string | null)[]): boolean => codes.some((code) => code !== null && today(code) === office);

  switch (type) {
    case 'SUBMIT_REPORT':
      return today(payload.party) === office ? null : THAT_PARTY;
    case 'ACCEPT_REPORT':
    case 'RETURN_REPORT': {
      const report = context.reports.find(({ id }) => id === payload.report);
      // An unknown report is the chart's to refuse.
      return report === undefined || isAbove(report.party) ? null : SUPERIOR;
    }
    case 'RESCHEDULE':
    case 'DROP_TERM':
    case 'ASSIGN':
      return isLead() ? null : LEAD;
    case 'LINK':
      // Nobody burdens an agreement of others with what they owe.
      if (!isLead()) return LEAD;
      return other === null || isOneOf(signatories(other)) ? null : PARTY_THERE;
    case 'REACH_MILESTONE':
    case 'RECORD_VALUE':
      return isOneOf([...context.parties, context.leadUnit, context.responsibleUnit, ...context.supportingUnits]) ? null : DOER;
    case 'MEET_TERM':
      return context.parties.some(isAbove) ? null : JUDGE;
    case 'WAIVE':
    case 'REINSTATE':
      return common(tree, promised)?.code === office ? null : COMMON_SUPERIOR;
    case 'PLAN':
    case 'BIND':
    case 'PARTY_LEFT':
    case 'LINK_PASSED':
    case 'CARRY_OVER':
    case 'SUSPEND':
    case 'RESUME':
    case 'END':
    case 'CASE_CLOSED':
    case 'APPEARS':
    case 'DUE':
    case 'MILESTONE':
    case 'PRESS':
    case 'WAIVER_END':
      return MACHINE;
  }
}
