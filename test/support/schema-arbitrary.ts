import fc from 'fast-check';
import type { Schema } from './openapi.js';

/** What exists on the server and may stand where a schema is. */
export interface Known {
  texts(schema: Schema): readonly string[];
  /** Whether nothing else comes where something is known; otherwise it is every second text. */
  alone?: boolean;
}

const NOTHING: Known = { texts: () => [] };

/** Values the schema lets in, small ones mostly, at its limits now and then. */
export function validOf(schema: Schema, known: Known = NOTHING): fc.Arbitrary<unknown> {
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => validOf(one, known)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const { minimum = -1000, maximum = 1000, minItems = 0 } = schema;
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.oneof(fc.integer({ min: minimum, max: maximum }), fc.constantFrom(minimum, maximum));
    case 'number':
      return fc.oneof(fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) }), fc.double({ min: minimum, max: maximum, noNaN: true }));
    case 'string':
      return textOf(schema, known);
    case 'array':
      return fc.array(validOf(schema.items ?? {}, known), { minLength: minItems, maxLength: Math.min(schema.maxItems ?? Infinity, minItems + 3) });
    case 'object': {
      const { properties = {}, required = [], additionalProperties } = schema;
      const fields = Object.entries(properties).map(([name, inner]) => [name, validOf(inner, known)] as const);
      const own = fc.record(Object.fromEntries(fields), { requiredKeys: required });
      return typeof additionalProperties !== 'object' ? own : fc.tuple(own, fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), validOf(additionalProperties, known), { maxKeys: 3 })).map(([some, more]) => ({ ...more, ...some }));
    }
    case undefined:
      return fc.jsonValue();
  }
}

/**
 * Values the schema refuses: a right one that is broken in one place, by a field that is missing or unknown, a type of
 * another kind, a number or a length out of range, or a broken format. Undefined where it lets everything in.
 */
export function brokenOf(schema: Schema, known: Known = NOTHING): fc.Arbitrary<unknown> | undefined {
  const ways = [...waysToBreak(schema, known)];
  return ways.length === 0 ? undefined : fc.oneof(...ways);
}

function* waysToBreak(schema: Schema, known: Known): Generator<fc.Arbitrary<unknown>> {
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) {
    yield fc.constantFrom<unknown>(17, 'x', [[]]);
    for (const one of choices) if (one.type === 'object') yield* waysToBreak(one, known);
    return;
  }
  if (schema.enum !== undefined) {
    yield fc.constantFrom<unknown>('no such word', '', 5, null, {});
    return;
  }
  switch (schema.type) {
    case 'null':
    case 'boolean':
      yield fc.constantFrom<unknown>('true', 1, 'x', [], {});
      return;
    case 'integer':
    case 'number':
      yield fc.constantFrom<unknown>('x', true, [], {}, null, ...(schema.type === 'integer' ? [1.5] : []));
      if (schema.minimum !== undefined) yield fc.constantFrom<unknown>(schema.minimum - 1, schema.minimum - 1e9);
      if (schema.maximum !== undefined) yield fc.constantFrom<unknown>(schema.maximum + 1, schema.maximum + 1e9);
      return;
    case 'string':
      yield* brokenTexts(schema);
      return;
    case 'array': {
      const { items = {}, minItems = 0, maxItems } = schema;
      yield fc.constantFrom<unknown>('x', 0, true, null, { length: 2 });
      if (minItems > 0) yield fc.array(validOf(items, known), { maxLength: minItems - 1 });
      if (maxItems !== undefined) yield validOf(items, known).map((one) => Array.from({ length: maxItems + 1 }, () => one));
      const broken = brokenOf(items, known);
      if (broken !== undefined) yield fc.tuple(fc.array(validOf(items, known), { minLength: minItems, maxLength: minItems + 2 }), broken, fc.nat()).map(([good, bad, at]) => [...good.slice(0, at % (good.length + 1)), bad, ...good.slice((at % (good.length + 1)) + 1)]);
      return;
    }
    case 'object': {
      const { properties = {}, required = [], additionalProperties } = schema;
      const whole = validOf(schema, known) as fc.Arbitrary<Record<string, unknown>>;
      yield fc.constantFrom<unknown>('x', 0, true, null, [], [{}]);
      if (additionalProperties === false) yield fc.tuple(whole, fc.constantFrom('urgency', 'Type', '', 'toString', '标题'), fc.jsonValue({ maxDepth: 1 })).map(([good, name, value]): unknown => ({ ...good, [name]: value }));
      if (required.length > 0) yield fc.tuple(whole, fc.constantFrom(...required)).map(([good, name]): unknown => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name)));
      for (const [name, inner] of Object.entries(properties)) {
        const broken = brokenOf(inner, known);
        if (broken !== undefined) yield fc.tuple(whole, broken).map(([good, bad]): unknown => ({ ...good, [name]: bad }));
      }
      return;
    }
    case undefined:
      return;
  }
}

function* brokenTexts({ minLength = 0, maxLength, pattern, format }: Schema): Generator<fc.Arbitrary<unknown>> {
  yield fc.constantFrom<unknown>(0, true, [], {}, ['x']);
  if (minLength > 0) yield fc.constant('');
  // Some limits of a file are larger than what a door lets in at all.
  if (maxLength !== undefined && maxLength < 10_000) yield fc.constant('1'.repeat(maxLength + 1));
  if (pattern !== undefined) yield fc.string().filter((one) => !new RegExp(pattern, 'u').test(one));
  if (format !== undefined) yield fc.constantFrom('', 'x', '2026-02-30', '2026-13-01T00:00:00Z', '2026-11-25T09:00:00', 'no link', '//example.org');
}

/** Days that a calendar counts from and to, its ends among them. */
const day = fc.oneof(
  { weight: 3, arbitrary: fc.date({ min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }) },
  fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
  fc.constantFrom('0000-02-29', '0099-12-31', '0999-12-31', '1000-01-01', '1600-02-29', '1969-12-31', '2024-02-29', '9999-12-31').map((one) => new Date(one)),
).map((one) => one.toISOString().slice(0, 10));

const moment = fc.tuple(day, fc.constantFrom('00:00:00', '09:00:00', '23:59:59', '12:30:00.123456'), fc.constantFrom('Z', '+08:00', '-23:59', '+23:59')).map(([date, time, offset]) => `${date}T${time}${offset}`);

/** Texts to mix into those that nothing but their length binds. */
const AWKWARD = ['', ' ', '0', 'null', '%', '_', "'; drop table agreements; --", '\u202e协议', '👩‍👩‍👧', '川陕1号', 'a\0b', '\ufeff', '=1+1', '<b>', '\r\n'];

function textOf(schema: Schema, known: Known): fc.Arbitrary<string> {
  const there = known.texts(schema);
  const any = anyTextOf(schema);
  if (there.length === 0) return any;
  return known.alone === true ? fc.constantFrom(...there) : fc.oneof(fc.constantFrom(...there), any);
}

function anyTextOf({ pattern, format, minLength = 0, maxLength = 10_000 }: Schema): fc.Arbitrary<string> {
  if (format === 'date') return day;
  if (format === 'date-time') return moment;
  if (format === 'uri') return fc.webUrl({ withQueryParameters: true, withFragments: true });
  const fits = (one: string): boolean => one.isWellFormed() && one.length >= minLength && one.length <= maxLength;
  const upTo = (most: number): fc.StringConstraints => ({ minLength, maxLength: Math.min(maxLength, minLength + most) });
  if (pattern === undefined) {
    return fc.oneof(
      { weight: 4, arbitrary: fc.string({ ...upTo(20), unit: 'grapheme' }) },
      fc.string({ ...upTo(20), unit: 'binary' }),
      fc.constantFrom(...AWKWARD),
      fc.constant('长'.repeat(Math.min(maxLength, 4000))),
    ).filter(fits);
  }
  const expression = new RegExp(pattern, 'u');
  // The generator of matching texts knows no classes of Unicode.
  const matching = /\\p\{/.test(pattern) ? fc.string({ unit: fc.constantFrom(...'协议Zz09_.-é'), ...upTo(63) }) : fc.stringMatching(new RegExp(pattern));
  return matching.filter((one) => expression.test(one) && fits(one));
}
