import { describe, expect, it } from '@jest/globals';
import type { Schema } from './schema.js';
import { blankOf, cleaned } from './schema.js';

const code: Schema = { type: 'string', pattern: String.raw`^\d{6}$` };
const rule: Schema = {
  default: { kind: 'all' },
  oneOf: [
    { type: 'object', properties: { kind: { type: 'string', enum: ['all'] } }, required: ['kind'] },
    { type: 'object', properties: { kind: { type: 'string', enum: ['kOfN'] }, k: { type: 'integer' } }, required: ['kind', 'k'] },
  ],
};
const schema: Schema = {
  type: 'object', required: ['title', 'parties', 'until'],
  properties: {
    title: { type: 'string' }, parties: { type: 'array', minItems: 2, items: { type: 'object', required: ['code'], properties: { code, department: { type: 'object', properties: { name: { type: 'string' } } } } } },
    until: { type: 'string', format: 'date', nullable: true }, note: { type: 'string' }, supportingUnits: { type: 'array', items: code }, rule,
  },
};

describe('a form made from the API document', () => {
  it('begins with what must be told, and with what goes without saying', () => {
    expect(blankOf(schema)).toEqual({ title: undefined, parties: [{ code: undefined }, { code: undefined }], until: undefined, rule: { kind: 'all' } });
  });

  it('sends texts without blanks around them, and nothing for what was left empty', () => {
    const filled = { title: ' 协议 ', parties: [{ code: '511900', department: { name: '' } }, { code: '610700' }], until: '', note: '  ', supportingUnits: ['', '510000'], rule: { kind: 'kOfN', k: 2 } };
    expect(cleaned(schema, filled)).toEqual({ title: '协议', parties: [{ code: '511900' }, { code: '610700' }], until: null, supportingUnits: ['510000'], rule: { kind: 'kOfN', k: 2 } });
  });
});
