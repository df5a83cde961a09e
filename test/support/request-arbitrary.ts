import fc from 'fast-check';
import { DOCX, MACROS, PDF, PNG, PROGRAM } from './files.js';
import type { Operation, Parameter } from './openapi.js';
import { faultsIn, textFits } from './openapi.js';
import { brokenOf, validOf } from './schema-arbitrary.js';
import type { Known } from './schema-arbitrary.js';

/** Who asks: an administrator, whose record it is, an office by its code, a made up secret, or nobody. */
export type Caller = 'administrator' | 'concerned' | 'stranger' | 'nobody' | `${number}`;

/** A request before it is sent. `broken` says in which place it breaks the document; undefined where it keeps it. */
export interface Ask {
  broken: string | undefined;
  caller: Caller;
  path: Record<string, string>;
  query: (readonly [name: string, text: string])[];
  /** If-Match is `CURRENT` where the version of the record is to be sent. */
  headers: Record<string, string>;
  /** Undefined sends none; bytes are sent as they are. */
  body: unknown;
}

export const CURRENT = 'as it stands';

/** What exists on the server: texts by the schema they fit and the name of their parameter, and whole bodies of a door. */
export interface There {
  offices: readonly `${number}`[];
  texts(operation: Operation, parameter?: Parameter): Known;
  bodies(operation: Operation): fc.Arbitrary<unknown> | undefined;
}

/** Requests to a door: right ones, and for every two of them one that has a single thing wrong, in each place in turn. */
export function asksOf(operation: Operation, there: There): fc.Arbitrary<Ask> {
  const right = rightAsk(operation, there);
  const wrong = waysWrong(operation, there);
  if (wrong.length === 0) return right;
  return fc.oneof({ weight: 2, arbitrary: right }, { weight: 1, arbitrary: fc.tuple(right, fc.oneof(...wrong)).map(([ask, spoil]) => spoil(ask)) });
}

function rightAsk(operation: Operation, there: There): fc.Arbitrary<Ask> {
  const { parameters, secured } = operation;
  const placed = (place: Parameter['in']): fc.Arbitrary<Record<string, string>> => {
    const some = parameters.filter((one) => one.in === place);
    return fc.record(Object.fromEntries(some.map((one) => [one.name, textsOf(operation, one, there)])), { requiredKeys: some.filter((one) => one.required).map(({ name }) => name), noNullPrototype: true });
  };
  return fc.record({
    broken: fc.constant(undefined),
    caller: secured ? fc.oneof({ weight: 4, arbitrary: fc.constant<Caller>('administrator') }, { weight: 6, arbitrary: fc.constant<Caller>('concerned') }, fc.constantFrom<Caller>(...there.offices)) : fc.constantFrom<Caller>('nobody', 'administrator'),
    path: placed('path'),
    query: placed('query').map(Object.entries),
    headers: placed('header'),
    body: bodiesOf(operation, there),
  });
}

function textsOf(operation: Operation, parameter: Parameter, there: There): fc.Arbitrary<string> {
  const { name, schema } = parameter;
  const known = there.texts(operation, parameter);
  const texts = fc.oneof({ weight: 2, arbitrary: validOf(schema, { ...known, alone: true }) }, validOf(schema, known)).map(String).filter((text) => textFits(schema, text) && sendable(parameter, text));
  return name === 'If-Match' ? fc.oneof({ weight: 4, arbitrary: fc.constant(CURRENT) }, texts) : texts;
}

function bodiesOf(operation: Operation, there: There): fc.Arbitrary<unknown> {
  const { body, file } = operation;
  if (file) return fc.constantFrom(PDF, PNG, DOCX);
  if (body === undefined) return fc.constant(undefined);
  const generated = validOf(body.schema, there.texts(operation));
  const known = there.bodies(operation) ?? validOf(body.schema, { ...there.texts(operation), alone: true });
  return fc.oneof({ weight: 5, arbitrary: known }, { weight: 5, arbitrary: generated }, ...(body.required ? [] : [fc.constant(undefined)]));
}

type Spoil = (ask: Ask) => Ask;

function waysWrong(operation: Operation, there: There): fc.Arbitrary<Spoil>[] {
  const { parameters, body, file, secured } = operation;
  const ways = parameters.flatMap((one) => waysOfParameter(operation, one, there));
  if (parameters.some((one) => one.in === 'query')) {
    ways.push(fc.constantFrom('unknown', 'Limit', 'constructor', '').map((name): Spoil => (ask) => ({ ...ask, broken: `query ${name}, which is not known`, query: [...ask.query, [name, '1']] })));
  }
  if (body !== undefined) {
    const broken = brokenOf(body.schema, there.texts(operation))?.filter((one) => faultsIn(body.schema, one) !== '');
    // Bodies have the most places to break.
    if (broken !== undefined) for (let times = 0; times < 3; times += 1) ways.push(broken.map((one): Spoil => (ask) => ({ ...ask, broken: `body: ${faultsIn(body.schema, one)}`, body: one })));
    if (body.required) ways.push(fc.constant((ask) => ({ ...ask, broken: 'body, which is missing', body: undefined })));
  }
  if (file) ways.push(fc.constantFrom(Buffer.alloc(0), PROGRAM, MACROS, PDF.subarray(1)).map((one): Spoil => (ask) => ({ ...ask, broken: 'file', body: one })));
  if (secured) ways.push(fc.constantFrom<Caller>('nobody', 'stranger').map((caller): Spoil => (ask) => ({ ...ask, broken: 'token', caller })));
  return ways;
}

function waysOfParameter(operation: Operation, parameter: Parameter, there: There): fc.Arbitrary<Spoil>[] {
  const { name, in: place, schema, required } = parameter;
  const put = (text: string): Spoil => (ask) => {
    const broken = `${place} ${name}: ${text.slice(0, 100)}`;
    if (place === 'query') return { ...ask, broken, query: [...ask.query.filter(([other]) => other !== name), [name, text]] };
    return place === 'path' ? { ...ask, broken, path: { ...ask.path, [name]: text } } : { ...ask, broken, headers: { ...ask.headers, [name]: text } };
  };
  const texts = brokenOf(schema)?.map(String).filter((text) => !textFits(schema, text) && sendable(parameter, text));
  const ways = texts === undefined ? [] : [texts.map(put)];
  if (place === 'query') {
    const once = validOf(schema, there.texts(operation, parameter)).map(String).filter((text) => text.isWellFormed());
    ways.push(once.map((text): Spoil => (ask) => ({ ...ask, broken: `query ${name}, told twice`, query: [[name, text], ...ask.query.filter(([other]) => other !== name), [name, text]] })));
    if (required) ways.push(fc.constant((ask) => ({ ...ask, broken: `query ${name}, which is missing`, query: ask.query.filter(([other]) => other !== name) })));
  }
  if (place === 'header' && required) ways.push(fc.constant((ask) => ({ ...ask, broken: `header ${name}, which is missing`, headers: Object.fromEntries(Object.entries(ask.headers).filter(([other]) => other !== name)) })));
  return ways;
}

/** What a client can write there at all: a part of a path is not empty and no step up, a header is of one line and bare of blanks around it. */
function sendable({ in: place }: Parameter, text: string): boolean {
  if (!text.isWellFormed()) return false;
  if (place === 'path') return !['', '.', '..'].includes(text);
  return place === 'query' || (/^[\t\x20-\x7e\xa0-\xff]*$/.test(text) && text.trim() === text);
}

