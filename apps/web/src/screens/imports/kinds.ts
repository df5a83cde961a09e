/** What can be brought in: as which files, with which columns where it is a table, and where it is seen afterwards. */
export const KINDS = {
  ledger: { endings: ['json', 'csv'], seenAt: '/ledger', columns: '编号,协议名称,形式,签署日期,签约方,签约方代码,合作领域,期限起,期限止,期限(月),续签自,签署主体' },
  governments: { endings: ['csv'], seenAt: '/offices', columns: 'code,name,level,parent,kind,direct,pinyin,name_en' },
  calendar: { endings: ['csv'], seenAt: '/obligations', columns: 'date,type,name_zh,name_en,in_lieu' },
  policies: { endings: ['json'], seenAt: '/policies', columns: null },
  regions: { endings: ['json'], seenAt: '/ledger', columns: null },
} as const;
export type Kind = keyof typeof KINDS;
export const kinds = Object.keys(KINDS) as Kind[];

/** The csv of former names and codes, which may come with governments. */
export const FORMER_COLUMNS = 'code_then,name_then,level_then,seen_from,seen_to,code_now,note';
