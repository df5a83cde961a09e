import { z } from 'zod';
import { civilDate, code, flag, level, pageOf, pageQuery, place } from './common.js';

export const ladderQuery = z.strictObject({
  parties: z.string().regex(/^\d{6}(,\d{6})*$/, 'Codes of six digits, separated by commas.').max(7 * 500),
  on: civilDate.optional(),
});

export const because = z.strictObject({
  party: code, office: z.string(), path: z.array(z.string()),
  passedOver: z.array(z.strictObject({ code: z.string(), why: z.enum(['below_level', 'is_party']) })),
  text: z.string(), zh: z.string().describe('The text in Chinese.'),
});
export const ladderView = z.strictObject({
  parties: z.array(code),
  common: z.strictObject({ code, name: z.string(), level }).nullable(),
  rungs: z.array(z.strictObject({
    level: place,
    offices: z.array(z.strictObject({ code: z.string(), name: z.string(), level: place, presses: z.array(code), vacant: z.boolean() })),
    because: z.array(because),
  })),
  none: z.enum(['parties_unknown', 'nobody_pressable', 'vertical_department', 'cut_by_policy']).optional().describe('Why there is no rung.'),
});
export type LadderView = z.infer<typeof ladderView>;

export const governmentQuery = z.strictObject({
  ...pageQuery,
  q: z.string().trim().max(100).optional().describe('Part of the name, a code, pinyin or its initials.'),
  level: level.optional(),
  parent: code.optional(),
  vacant: flag.optional().describe('Whose seat is vacant, or is not.'),
});
export const governmentView = z.strictObject({
  code, name: z.string(), nameEn: z.string(), level, parent: code.nullable(), kind: z.string(), direct: z.string(), pinyin: z.string(),
  vacant: z.boolean(), children: z.number().int(),
});
export type GovernmentView = z.infer<typeof governmentView>;
export const governmentPage = pageOf(governmentView);
const superior = z.strictObject({ code, name: z.string(), level });
export const governmentDetail = z.strictObject({
  ...governmentView.shape,
  superiors: z.array(superior).describe('The lowest first.'),
  vacancy: z.strictObject({ since: civilDate, note: z.string() }).nullable().describe('Where the seat of its office is vacant: since when, and what is noted.'),
  answeredBy: superior.nullable().describe('Who is asked in place of a vacant office: the lowest superior whose seat is filled; the ladder of an agreement passes over those that are parties of it. null where the seat is filled, and where nobody is left.'),
});
export type GovernmentDetail = z.infer<typeof governmentDetail>;

export const vacancyRequest = z.strictObject({ vacant: z.boolean(), since: civilDate.nullable().default(null), note: z.string().max(1000).default('') });

export const regionPage = pageOf(z.strictObject({
  id: z.string(), name: z.string(), source: z.string(),
  count: z.number().int().nullable().describe('How many members its definition counts; null when it does not say.'),
  confirmed: z.number().int(),
  members: z.array(z.strictObject({ government: code, name: z.string(), source: z.string(), note: z.string() })),
}));
