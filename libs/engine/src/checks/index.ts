import type { Finding, StoredAgreement, StoredDocument } from '../ports/index.js';
import { agreementChecks } from './agreement-checks.js';
import type { Check, Found, Seen, Told, Words } from './check.js';
import { familyChecks } from './family-checks.js';
import { fileCheck } from './file-check.js';
import { followUpChecks } from './follow-up-checks.js';
import { obligationChecks } from './obligation-checks.js';
import { overlapCheck, overlapping } from './overlap.js';
import { partyChecks } from './party-checks.js';

export { isInForce } from './check.js';
export { fileCheck } from './file-check.js';
export { overlapCheck, partyKey } from './overlap.js';

type New = Omit<Finding, 'since'>;

const OWN: readonly Check[] = [...agreementChecks, ...obligationChecks, ...familyChecks, ...partyChecks, ...followUpChecks];

/** All standing checks. A code, once told, keeps its meaning. */
export const CHECKS: readonly Told[] = [...OWN, overlapCheck, fileCheck];

const byCode = new Map(CHECKS.map((check) => [check.code, check]));

/** Everything that is wrong with one agreement and what belongs to it, but how it stands to others of the same parties. */
export function findingsOf(seen: Seen): New[] {
  return OWN.flatMap((check) => check.find(seen).map((found) => asFinding(check, seen.agreement, found)));
}

/** Which agreements stand in the way of one; `alike` are those in force between the same parties. */
export function overlapsOf(agreement: StoredAgreement, alike: readonly StoredAgreement[]): New[] {
  return overlapping(agreement, alike).map((found) => asFinding(overlapCheck, agreement, found));
}

/** A file that is not what was uploaded. */
export function changedFile({ id, agreement, name, version, sha256 }: StoredDocument): New {
  return asFinding(fileCheck, { id: agreement }, { subject: id, record: { kind: 'document', id }, details: { name, version, sha256 } });
}

function asFinding({ code, severity }: Told, { id }: Pick<StoredAgreement, 'id'>, { subject, record = { kind: 'agreement', id }, details }: Found): New {
  return { agreement: id, code, severity, subject, record, details };
}

/** A finding in words: what is wrong, and what to do. A code of another version has none. */
export function findingWords({ code, details }: Pick<Finding, 'code' | 'details'>): { wrong: Words; todo: Words } {
  const check = byCode.get(code);
  return check === undefined ? { wrong: { en: code, zh: code }, todo: { en: '', zh: '' } } : { wrong: check.wrong(details), todo: check.todo };
}
