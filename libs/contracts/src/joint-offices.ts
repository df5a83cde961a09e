import { z } from 'zod';
import { civilDate, code, id, jointOfficeId, level, pageOf, pageQuery } from './common.js';

const count = z.number().int().min(0);
const told = { id: jointOfficeId, name: z.string().describe('As the last of its agreements names it.'), agreements: count.describe('How many designate it.') };

export const jointOfficeQuery = z.strictObject(pageQuery);
/** The joint offices (联合办公室) that agreements designate: one exists as long as an agreement names it. */
export const jointOfficePage = pageOf(z.strictObject(told));
/** One of them: who designates it by which document, and whom it presses. */
export const jointOfficeView = z.strictObject({
  ...told,
  designations: z.array(z.strictObject({
    agreement: id, title: z.string(), state: z.string(), document: z.string(), until: civilDate.nullable().describe('The last day it serves; null: no end is set.'),
    serves: z.boolean().describe('Whether that day is not over.'),
  })).describe('By agreement; the first 200.'),
  members: z.array(z.strictObject({ code, name: z.string(), level })).describe('The parties of these agreements, as the governments are named today.'),
});
export type JointOfficeView = z.infer<typeof jointOfficeView>;
