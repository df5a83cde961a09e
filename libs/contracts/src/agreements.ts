import { z } from 'zod';
import { allowedView, civilDate, code, id, instant, jointOfficeId, level, officeCode, pageOf, pageQuery, place, text, timerView } from './common.js';
import { documentId, evidenceFile } from './documents.js';
import { evaluation, evaluationView, pastEvaluationView, reopening, selfEvaluation, selfEvaluationView } from './evaluation.js';
import { obligationBrief, obligationRequest } from './obligations.js';
import { amendmentDropped, amendmentPayload, amendmentSignature, revisionPayload, revisionView } from './revision.js';
import { asOfDay, lightFilter, lightView } from './lights.js';

const role = z.enum(['lead', 'participant', 'supporting', 'witness']);
const department = z.strictObject({ name: z.string().max(200), vertical: z.boolean().describe('It answers to its own ministry (垂直管理).') });
const party = z.strictObject({ code, role: role.default('participant'), department: department.optional() });
const signatureRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('kOfN'), k: z.number().int().min(1).max(500) }),
  z.strictObject({ kind: z.literal('onDate'), date: civilDate }).describe('Every party signs; it counts as signed from that day.'),
]);
const term = z.strictObject({ from: civilDate.nullable().default(null), to: civilDate.nullable().default(null) });

export const forms = ['agreement', 'framework_agreement', 'memorandum', 'action_plan', 'mechanism', 'standing_zone', 'standing_conference', 'demonstration_zone', 'pilot', 'implementing_agreement'] as const;

/** POST /api/agreements: PROPOSE. */
export const proposal = z
  .strictObject({
    title: text(500),
    form: z.enum(forms).default('agreement'),
    domains: z.array(z.string().regex(/^[a-z_]{1,40}$/)).max(25).default([]),
    parties: z.array(party).min(2, 'An agreement has at least two parties.').max(500),
    lead: code.nullable().default(null).describe('The lead party; without it the party of role lead.'),
    term: term.default({ from: null, to: null }),
    rule: signatureRule.default({ kind: 'all' }),
    under: id.nullable().default(null).describe('The framework agreement that this one carries out.'),
    renews: id.nullable().default(null).describe('The agreement whose place it takes once it is signed (续签).'),
    obligations: z.array(obligationRequest).max(200).default([]),
  })
  .superRefine((value, context) => {
    const fault = (path: (string | number)[], message: string): void => context.addIssue({ code: 'custom', path, message });
    const codes = value.parties.map((one) => one.code);
    codes.forEach((one, index) => codes.indexOf(one) !== index && fault(['parties', index, 'code'], `${one} is named as a party twice.`));
    const promising = value.parties.filter((one) => one.role !== 'witness');
    if (promising.length < 2) fault(['parties'], 'At least two parties promise something; a witness does not.');
    const leads = value.parties.filter((one) => one.role === 'lead');
    if (leads.length > 1) fault(['parties'], 'One party leads.');
    if (value.lead !== null && !promising.some((one) => one.code === value.lead)) fault(['lead'], 'The lead is one of the parties.');
    if (value.lead !== null && leads[0] !== undefined && leads[0].code !== value.lead) fault(['lead'], 'Another party has the role lead.');
    if (value.term.from !== null && value.term.to !== null && value.term.to < value.term.from) fault(['term', 'to'], 'The term ends before it begins.');
    if (value.rule.kind === 'kOfN' && value.rule.k > promising.length) fault(['rule', 'k'], `There are ${promising.length} parties to sign.`);
  });
export type Proposal = z.infer<typeof proposal>;

const nothing = z.strictObject({}).default({});
const reasoned = { reason: text(4000), document: text(500).optional(), effectiveOn: civilDate.optional() };
const event = <T extends string, P extends z.ZodType>(type: T, payload: P) => z.strictObject({ type: z.literal(type), payload });
/** Names of the engine (`xstate.…`, timers) are not for callers: what is not in this list is refused. */
const unknownEvent = (known: readonly string[]) => ({
  error: (issue: { code?: string; input?: unknown }) => {
    if (issue.code !== 'invalid_union') return undefined;
    const { type } = (issue.input ?? {}) as { type?: unknown };
    const name = typeof type === 'string' ? `'${type.slice(0, 80)}'` : 'without a name';
    return `There is no event ${name} that callers may send${typeof type === 'string' && type.startsWith('xstate.') ? ': names of the engine are reserved' : ''}. Events: ${known.join(', ')}.`;
  },
});

export const agreementEvents = [
  'CIRCULATE', 'RETURN', 'OPEN_FOR_SIGNATURE', 'SIGN', 'PLAN', 'SUBMIT_EVIDENCE', 'ACCEPT_EVIDENCE', 'RETURN_EVIDENCE', 'START_IMPLEMENTATION',
  'HOLD', 'RESUME', 'SELF_EVALUATE', 'EVALUATE', 'REOPEN', 'SHELVE', 'TERMINATE', 'SUPERSEDE', 'DESIGNATE', 'WITHDRAW_PARTY',
  'AMEND', 'SIGN_AMENDMENT', 'DROP_AMENDMENT', 'CORRECT', 'UPDATE',
] as const;

const evidencePayload = z
  .strictObject({
    party: code,
    kind: z.enum(['report', 'fund', 'project', 'implementingAgreement']),
    title: text(1000),
    document: documentId.optional(),
    link: z.url({ protocol: /^https?$/ }).max(2000).optional(),
    date: civilDate,
    agreement: id.optional().describe('The implementing agreement meant, for that kind.'),
  })
  .superRefine((value, context) => {
    if (value.kind === 'implementingAgreement' && value.agreement === undefined) context.addIssue({ code: 'custom', path: ['agreement'], message: 'Name the implementing agreement.' });
    if (value.kind !== 'implementingAgreement' && value.document === undefined && value.link === undefined) context.addIssue({ code: 'custom', path: ['document'], message: 'Give a document or a link.' });
  });

/** POST /api/agreements/:id/events. */
export const agreementEvent = z.discriminatedUnion('type', [
  event('CIRCULATE', nothing),
  event('RETURN', z.strictObject({ reason: text(4000) })),
  event('OPEN_FOR_SIGNATURE', nothing),
  event('SIGN', z.strictObject({
    party: code,
    on: civilDate,
    signer: text(200),
    manner: z.enum(['wet', 'electronic', 'offline']),
    document: text(500).optional().describe('Its number.'),
    scan: documentId.optional().describe('The signed paper (签署件): a document of the agreement.'),
    withoutObligations: text(4000).optional().describe('Why it is signed without a single obligation.'),
  })),
  event('PLAN', z.strictObject({ obligations: z.array(obligationRequest).min(1).max(200) })),
  event('SUBMIT_EVIDENCE', evidencePayload),
  event('ACCEPT_EVIDENCE', z.strictObject({ evidence: id, remark: text(4000).optional() })),
  event('RETURN_EVIDENCE', z.strictObject({ evidence: id, remark: text(4000) })),
  event('START_IMPLEMENTATION', nothing),
  event('HOLD', z.strictObject({ reason: text(4000), approver: text(200), until: civilDate, document: text(500).optional() })),
  event('RESUME', nothing),
  event('SELF_EVALUATE', selfEvaluation),
  event('EVALUATE', evaluation),
  event('REOPEN', reopening),
  event('SHELVE', z.strictObject(reasoned)),
  event('TERMINATE', z.strictObject(reasoned)),
  event('SUPERSEDE', z.strictObject({ ...reasoned, by: id })),
  event('DESIGNATE', z.strictObject({
    id: jointOfficeId,
    name: text(200),
    document: text(500).describe('The document that designates it.'),
    until: civilDate.nullable().describe('The last day it serves.'),
  })),
  event('AMEND', amendmentPayload(forms)),
  event('SIGN_AMENDMENT', amendmentSignature),
  event('DROP_AMENDMENT', amendmentDropped),
  event('CORRECT', revisionPayload(forms)),
  event('UPDATE', revisionPayload(forms)),
  event('WITHDRAW_PARTY', z.strictObject({
    party: code,
    reason: text(4000),
    document: text(500),
    effectiveOn: civilDate.optional().describe('From which day it owes nothing any more; not in the future. Today where it is not given.'),
    lead: code.optional().describe('Who leads from then on, where it is the lead that leaves.'),
  })),
], unknownEvent(agreementEvents));
export type AgreementEventRequest = z.infer<typeof agreementEvent>;

/** The answer to a command that was carried out. */
export const receipt = z.strictObject({
  id,
  version: z.number().int().min(1),
  stage: z.string(),
  state: z.string(),
  at: instant,
  created: z.array(id).describe('Ids given to what the command added: obligations, evidence.'),
});
export type Receipt = z.infer<typeof receipt>;

export const agreementQuery = z.strictObject({
  ...pageQuery,
  stage: z.enum(['proposed', 'signed', 'implementing', 'evaluated', 'onHold', 'shelved', 'terminated', 'superseded', 'lapsed']).optional(),
  state: z.string().max(60).optional().describe('A state within a stage: signed.overdue.'),
  form: z.string().max(60).optional(),
  domain: z.string().max(60).optional(),
  region: id.optional(),
  government: code.optional().describe('Party itself, or beneath it.'),
  party: code.optional().describe('Party itself.'),
  level: level.optional().describe('With a party of that level that promised something.'),
  signedFrom: civilDate.optional().describe('Signed on that day or later.'),
  signedTo: civilDate.optional().describe('Signed on that day or earlier.'),
  pressedBy: officeCode.optional().describe('An office that is asked or at work on one of its follow-ups.'),
  under: id.optional().describe('Beneath this framework.'),
  jointOffice: jointOfficeId.optional().describe('Designates this joint office.'),
  q: z.string().trim().max(200).optional().describe('Part of the title or the id, or of the pinyin initials of the title.'),
  without: z.enum(['obligations', 'evidence', 'date', 'ladder']).optional(),
  light: lightFilter,
  asOf: asOfDay,
  sort: z.enum(['id', '-id', 'signedOn', '-signedOn', 'updatedAt', '-updatedAt']).optional().describe('By the id, by the day of signing with the undated last, or by when it last changed; with `-` the last first. A walk over pages by `updatedAt` may miss or repeat what changes meanwhile.'),
});
export const asOfQuery = z.strictObject({ asOf: asOfDay });

const interval = z.strictObject({ from: civilDate, to: civilDate, precision: z.enum(['day', 'month', 'year', 'interval']) });
const partyView = z.strictObject({
  // A ledger may tell a longer name than a proposal.
  code, name: z.string(), level, role, department: department.extend({ name: z.string() }).optional(),
  codeThen: z.string().optional(), told: z.string().optional(), joined: z.string().optional(), contact: z.string().optional(),
  left: z.strictObject({ on: civilDate, reason: z.string(), document: z.string().optional() }).optional().describe('It withdrew while the rest went on.'),
});
const pressing = z.strictObject({ followUp: id, office: z.string(), name: z.string(), level: place, rung: z.number().int(), state: z.string(), since: instant, presses: z.array(code) });

export const agreementSummary = z.strictObject({
  id, title: z.string(), form: z.string(), domains: z.array(z.string()), stage: z.string(), state: z.string(), version: z.number().int(),
  parties: z.array(partyView), partiesComplete: z.boolean(), signedOn: interval.nullable(), term, light: lightView, updatedAt: instant,
});
export const agreementView = z.strictObject({
  ...agreementSummary.shape,
  lead: code.nullable(), rule: signatureRule, under: id.nullable(), renews: id.nullable(),
  signatures: z.array(z.strictObject({ party: code, on: civilDate, signer: z.string(), manner: z.string(), document: z.string().optional(), scan: evidenceFile.optional() })),
  withoutObligations: z.string().nullable(),
  inherited: z.array(obligationBrief.extend({ agreement: z.string().describe('The framework that it comes from.'), agreementTitle: z.string() })).describe('What the frameworks above it owe, the nearest first.'),
  obligations: z.array(obligationBrief),
  evidence: z.array(z.strictObject({
    id, party: code.nullable(), kind: z.string(), title: z.string(), date: z.string().nullable(), link: z.string().optional(), file: evidenceFile.optional(), agreement: z.string().optional(),
    obligation: z.string().optional().describe('The obligation whose latest accepted report it is.'),
    status: z.enum(['submitted', 'accepted', 'returned']),
    judged: z.strictObject({ office: z.string(), actor: z.string(), on: civilDate, remark: z.string().optional() }).optional(),
  })),
  fulfilment: z.strictObject({
    delivered: z.number().int(), owed: z.number().int(),
    parties: z.array(z.strictObject({ party: code, delivered: z.number().int(), owed: z.number().int() })),
  }).describe('What was delivered of all that its parties owe in the present periods (at most 200 obligations are looked at).'),
  missing: z.array(id).describe('The obligations of which a periodic report is missing.'),
  waits: z.number().int(), nobodyAsked: z.string().nullable().describe('Why nobody could be asked when its clock ran out.'),
  joint: z.strictObject({ id: z.string(), name: z.string(), document: z.string(), until: civilDate.nullable() }).nullable().describe('The joint office (联合办公室) that is asked first, and the last day it serves.'),
  hold: z.looseObject({ reason: z.string(), approver: z.string(), until: civilDate }).nullable(),
  end: z.looseObject({ reason: z.string(), on: civilDate }).nullable(),
  evaluation: evaluationView.nullable(), selfEvaluations: z.array(selfEvaluationView),
  pastEvaluations: z.array(pastEvaluationView).describe('What was judged before it was opened again.'),
  revisions: z.array(revisionView).describe('What was amended, corrected and updated, each with what stood there before.'),
  source: z.looseObject({}).nullable().describe('What the carried-in source told beyond this.'),
  timers: z.array(timerView),
  pressedBy: z.array(pressing),
  allowed: z.array(allowedView),
});
export type AgreementView = z.infer<typeof agreementView>;
export type AgreementSummary = z.infer<typeof agreementSummary>;
export const agreementPage = pageOf(agreementSummary);

/** GET /api/agreements/:id/family. */
export const familyView = z.strictObject({
  chain: z.array(z.strictObject({ ...agreementSummary.shape, renews: id.nullable(), supersededBy: id.nullable() })).describe('Its renewals in their order, itself among them; at most 50.'),
  above: z.array(agreementSummary).describe('The framework it is under, the one above that, and so on.'),
  beneath: z.strictObject({ items: z.array(agreementSummary), total: z.number().int() }).describe('What carries it out, at most 200; the list filtered by `under` has all.'),
});
export type FamilyView = z.infer<typeof familyView>;

/** GET /api/agreements/:id/family/history. */
export const familyEntryPage = pageOf(z.strictObject({ seq: z.number().int(), agreement: id, entry: z.looseObject({}).describe('The entry as it is stored in canonical form.') }));
export type FamilyEntryPage = z.infer<typeof familyEntryPage>;
