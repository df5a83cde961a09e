import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readCalendar, readFormerGovernments, readGovernments, readRegion } from './index.js';

const shipped = (name: string): string => readFileSync(`config/data/${name}`, 'utf8');

describe('a table of governments', () => {
  it('is read as it stands: the root has no parent, a code keeps its zeros', () => {
    const { rows, faults } = readGovernments('code,name,level,parent,kind,direct,pinyin,name_en\n000001,国,national,,state,,guo,State\n510000,四川省,province,000001,province,,si chuan sheng,Sichuan\n');
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { row: 1, code: '000001', name: '国', level: 'national', parent: null, kind: 'state', direct: '', pinyin: 'guo', nameEn: 'State' },
      { row: 2, code: '510000', name: '四川省', level: 'province', parent: '000001', kind: 'province', direct: '', pinyin: 'si chuan sheng', nameEn: 'Sichuan' },
    ]);
  });

  it('reads the shipped ones whole', () => {
    expect(readGovernments(shipped('governments.csv'))).toMatchObject({ faults: [], rows: { length: 3213 } });
    expect(readFormerGovernments(shipped('governments_history.csv')).faults).toEqual([]);
  });

  it('of before is dated from the first to the last day of the months it was seen in', () => {
    const table = (from: string, to: string): unknown => readFormerGovernments(`code_then,name_then,level_then,seen_from,seen_to,code_now,note\n420600,襄樊市,prefecture,${from},${to},420600,renamed\n`).rows[0];
    expect(table('198012', '200402')).toEqual({ row: 1, code: '420600', name: '襄樊市', level: 'prefecture', seenFrom: '1980-12-01', until: '2004-02-29', successor: '420600', note: 'renamed' });
    expect(table('', '200902')).toMatchObject({ seenFrom: null, until: '2009-02-28' });
    // What is no month is handed on, for the hierarchy to refuse with its place.
    expect(table('198013', '2009')).toMatchObject({ seenFrom: '198013', until: '2009' });
  });
});

describe('a calendar', () => {
  it('is handed on row by row, right or wrong: the calendar itself judges it', () => {
    expect(readCalendar('date,type,name_zh,name_en,in_lieu\n2026-02-30,party,,x,2\n')).toEqual({ faults: [], rows: [{ row: 1, date: '2026-02-30', type: 'party', name_zh: '', name_en: 'x', in_lieu: '2' }] });
    expect(readCalendar('date,type\n').faults.map(({ column }) => column)).toEqual(['name_zh', 'name_en', 'in_lieu']);
  });
});

describe('a region', () => {
  it('has the members that a text names, and the number that its definition counts', () => {
    const scope = JSON.stringify({ region: '秦巴山区', definitions: [{ id: 'plan', count: 119, why: 'the plan of 2011' }, { id: 'other', count: 80 }] });
    expect(readRegion('qinba', scope, 'code,basis,source,note\n420322,list,a page,\n')).toEqual({
      faults: [], region: { id: 'qinba', name: '秦巴山区', count: 119, source: 'plan: the plan of 2011', members: [{ government: '420322', source: 'list: a page', note: '' }] },
    });
    expect(readRegion('qinba', JSON.stringify({ region: '', definitions: [] }), 'code,basis,source,note\n').region).toMatchObject({ count: null, source: '', members: [] });
  });
});
