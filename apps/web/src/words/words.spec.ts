import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { installationRoot } from '#config';
import { agreementChart, followUpChart, obligationChart, pictureOf } from '#libs/charts';
import { followUpView, inboxView, ladderView, lightView, obligationView } from '#libs/contracts';
import type { Forms, Schema } from '../parts/form/schema.js';
import { words as en } from './en.js';
import { words as zh } from './zh.js';

/** Every key with its place, and the names that its text waits for. */
function told(node: object, place = ''): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const [key, value] of Object.entries(node) as [string, string | object][]) {
    if (typeof value === 'object') for (const [inner, names] of told(value, `${place}${key}.`)) keys.set(inner, names);
    else keys.set(place + key, (value.match(/\{\{\w+\}\}/g) ?? []).sort());
  }
  return keys;
}

/** Gathers the names that a form says, and the values that it offers. */
function asked(schema: Schema, fields: Set<string>, values: Set<string>): void {
  for (const name of Object.keys(schema.properties ?? {})) fields.add(name);
  for (const value of schema.enum ?? []) values.add(value);
  for (const inner of [...Object.values(schema.properties ?? {}), ...(schema.oneOf ?? []), ...(schema.items === undefined ? [] : [schema.items])]) asked(inner, fields, values);
}

describe('the words of the screens', () => {
  it('have the same keys in both languages, and wait for the same values', () => {
    expect([...told(en)].sort()).toEqual([...told(zh)].sort());
  });

  it('leave none empty, and none in the other language', () => {
    const texts = (node: object): string[] => Object.values(node).flatMap((value: string | object) => (typeof value === 'object' ? texts(value) : [value]));
    expect([...texts(en), ...texts(zh)].filter((text) => text.trim() === '')).toEqual([]);
    expect(texts(en).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('name every event, field and value that a form asks for', () => {
    const forms = JSON.parse(readFileSync(join(installationRoot(), 'apps/web/generated/forms.json'), 'utf8')) as Forms;
    const events = Object.values(forms).flatMap((door) => Object.entries(door.events ?? {}));
    expect(events.length).toBeGreaterThan(50);
    expect(events.map(([event]) => event).filter((event) => !(event in zh.event))).toEqual([]);
    const { fields, values } = { fields: new Set<string>(), values: new Set<string>() };
    for (const schema of [...events.map(([, one]) => one), forms['/api/agreements']?.body ?? {}]) asked(schema, fields, values);
    expect([...fields].filter((name) => !(name in zh.field))).toEqual([]);
    expect([...values].filter((name) => !(name in zh.value))).toEqual([]);
  });

  it('name every code that the doors tell: rules, states, reasons, lights, and what the history speaks of', () => {
    const followUp = followUpView.shape;
    const obligation = obligationView.shape;
    const inbox = inboxView.shape.items.element.shape;
    // As the entries of the history have them.
    const kinds = ['agreement', 'followUp', 'obligation', 'governments', 'calendar', 'policies', 'regions', 'office', 'token', 'delivery', 'notice', 'recipient', 'document'];
    const codes: [told: object, codes: readonly string[]][] = [
      [zh.rule, followUp.rule.options], [zh.level, followUp.level.options], [zh.state, followUp.silent.element.shape.during.options], [zh.value, followUp.outcome.unwrap().options], [zh.inbox, inbox.role.options], [zh.inbox.tab, inbox.place.options],
      [zh.given, obligation.parties.element.shape.state.options], [zh.given, obligation.periods.element.shape.outcome.options], [zh.value, obligation.reports.element.shape.status.options], [zh.light, lightView.unwrap().shape.light.options],
      [zh.nobody, [...ladderView.shape.none.unwrap().options, 'term_is_over', 'pressed_already']], [zh.timer, [agreementChart, followUpChart, obligationChart].flatMap(({ timers }) => timers)], [zh.kind, kinds],
      [zh.event, ['REDATED', 'ADD_DOCUMENT', 'READ', 'POLICIES_IMPORTED', 'GOVERNMENTS_IMPORTED', 'CALENDAR_IMPORTED', 'REGIONS_IMPORTED', 'TOKEN_ADDED', 'OFFICE_VACANT', 'OFFICE_FILLED', 'HANDED_OVER', 'TAKEN_OVER', 'RECIPIENT_ADDED', 'RECIPIENT_CHANGED', 'RECIPIENT_REMOVED', 'DIGEST', 'REPLAYED']],
    ];
    expect(codes.flatMap(([told, names]) => names.filter((name) => !(name in told)))).toEqual([]);
  });

  it('name every fault of a file that is brought in', () => {
    const places = { ledger: ['engine/src/ledger-row.ts', 'engine/src/import-ledger.ts', 'documents/src/ledger-table.ts'], tree: ['hierarchy/src/check-tree.ts', 'engine/src/import-reference.ts'], history: ['hierarchy/src/check-history.ts'], calendar: ['calendar/src/check-calendar.ts'], policy: ['policy/src/check-policies.ts'], region: ['documents/src/regions-table.ts', 'engine/src/import-reference.ts'], table: ['documents/src/csv-table.ts'] };
    const codes = Object.entries(places).flatMap(([kind, files]) => files.flatMap((file) => {
      const source = readFileSync(join(installationRoot(), 'libs', file), 'utf8');
      return [...source.matchAll(/\bfault\(\s*(?:'[^']*'|`[^`]*`|[^,()]+),\s*'(\w+)'/g)].map(([, code]) => `${kind}.${code}`).concat([...source.matchAll(/code: '(\w+\.\w+)'/g)].map(([, code]) => code ?? ''));
    }));
    expect(new Set(codes).size).toBeGreaterThan(45);
    expect([...new Set(codes)].filter((code) => !(code in zh.importFault))).toEqual([]);
  });

  it('name every state and event of the charts', () => {
    const pictures = [pictureOf(agreementChart), pictureOf(followUpChart), pictureOf(obligationChart)];
    expect(pictures.flatMap(({ states }) => states.map(({ path }) => path)).filter((path) => !(path in zh.state))).toEqual([]);
    expect([...new Set(pictures.flatMap(({ ways }) => ways.map(({ event }) => event)))].filter((event) => !(event in zh.event))).toEqual([]);
  });
});
