import type { ReferenceChange, ReferenceRows, Region } from '#libs/engine/ports';
import { LuoshiError, never } from '#libs/kernel';
import { Insert } from './insert.js';
import { listOf } from './list-of.js';
import type { Param, Sql } from './sql.js';

const insertGovernment = new Insert('government', ['code', 'name', 'level', 'parent', 'kind', 'direct', 'pinyin', 'name_en']);
const insertFormer = new Insert('former_government', ['position', 'code', 'name', 'level', 'seen_from', 'until', 'successor', 'note']);
const insertDay = new Insert('calendar_day', ['date', 'type', 'name', 'name_en', 'in_lieu']);
const insertPolicy = new Insert('policy', ['id', 'version', 'body'], 'on conflict (id, version) do nothing');
const putRecipient = new Insert(
  'recipient', ['id', 'version', 'office', 'name', 'address', 'language', 'digest', 'quiet', 'created_at'],
  'on conflict (id) do update set version = excluded.version, office = excluded.office, name = excluded.name, address = excluded.address, language = excluded.language, digest = excluded.digest, quiet = excluded.quiet',
);
const addDigest = new Insert('digest', ['recipient'], 'on conflict (recipient) do nothing');
const insertRegion = new Insert('region', ['id', 'name', 'count', 'source']);
const insertMember = new Insert('region_member', ['region', 'government', 'source', 'note']);
const putVacancy = new Insert('vacancy', ['government', 'since', 'note'], 'on conflict (government) do update set since = excluded.since, note = excluded.note');
const putToken = new Insert(
  'token', ['id', 'hash', 'office', 'name', 'admin', 'created_at'],
  'on conflict (id) do update set hash = excluded.hash, office = excluded.office, name = excluded.name, admin = excluded.admin',
);

/**
 * Writes one change of what the rules read.
 *
 *   governments   the whole tree and its history are replaced
 *   calendar      the years that the days lie in are replaced: a holiday notice is for a year
 *   policies      versions are added; a version once stored never changes
 *   regions       each region given is replaced
 *   vacancy, token, recipient   replaced by its key; with a recipient goes the mail that waits for it
 *
 * @throws LuoshiError `store.policy_exists` when a stored version of a policy has another body.
 */
export async function changeReference(sql: Sql, change: ReferenceChange): Promise<void> {
  switch (change.kind) {
    case 'governments': return replaceGovernments(sql, change);
    case 'calendar': return replaceYears(sql, change.days);
    case 'policies': return addPolicies(sql, change.policies);
    case 'regions': return replaceRegions(sql, change.regions);
    case 'vacancy': {
      const { government, since, note } = change.vacancy;
      await putVacancy.run(sql, [[government, since, note]]);
      return;
    }
    case 'vacancyEnded':
      await sql.change('delete from vacancy where government = ?', [change.government]);
      return;
    case 'token': {
      const { id, hash, office, name, admin, createdAt } = change.token;
      await putToken.run(sql, [[id, hash, office, name, admin ? 1 : 0, createdAt]]);
      return;
    }
    case 'recipient': {
      const { id, version, office, name, address, language, digest, quiet, createdAt } = change.recipient;
      await putRecipient.run(sql, [[id, version, office, name, address, language, digest ? 1 : 0, JSON.stringify(quiet), createdAt]]);
      await addDigest.run(sql, [[id]]);
      return;
    }
    case 'recipientGone':
      await sql.change('delete from outbox where id in (select id from mail where recipient = ? and delivered_at is null)', [change.id]);
      await sql.change('delete from digest where recipient = ?', [change.id]);
      await sql.change('delete from recipient where id = ?', [change.id]);
      return;
    default: return never(change);
  }
}

async function replaceGovernments(sql: Sql, { governments, former }: Pick<ReferenceRows, 'governments' | 'former'>): Promise<void> {
  await sql.change('delete from government');
  await sql.change('delete from former_government');
  await insertGovernment.run(sql, governments.map((g): Param[] => [g.code, g.name, g.level, g.parent, g.kind, g.direct, g.pinyin, g.nameEn]));
  await insertFormer.run(sql, former.map((f, position): Param[] => [position, f.code, f.name, f.level, f.seenFrom, f.until, f.successor, f.note]));
}

async function replaceYears(sql: Sql, days: ReferenceRows['calendar']): Promise<void> {
  for (const year of new Set(days.map((day) => day.date.slice(0, 4)))) {
    await sql.change('delete from calendar_day where date between ? and ?', [`${year}-01-01`, `${year}-12-31`]);
  }
  await insertDay.run(sql, days.map((day): Param[] => [day.date, day.type, day.name, day.nameEn, day.inLieu ? 1 : 0]));
}

async function addPolicies(sql: Sql, policies: ReferenceRows['policies']): Promise<void> {
  for (const policy of policies) {
    const { id, version } = policy;
    const body = JSON.stringify(policy);
    if ((await insertPolicy.run(sql, [[id, version, body]])) === 1) continue;
    const [row] = await sql.rows<{ body: string }>('select body from policy where id = ? and version = ?', [id, version]);
    if (row?.body !== body) throw new LuoshiError('store.policy_exists', `Version ${version} of policy ${id} is stored with another body.`, { id, version });
  }
}

async function replaceRegions(sql: Sql, regions: readonly Region[]): Promise<void> {
  if (regions.length === 0) return;
  const { marks, params } = listOf(regions.map((region) => region.id));
  await sql.change(`delete from region_member where region in ${marks}`, params);
  await sql.change(`delete from region where id in ${marks}`, params);
  await insertRegion.run(sql, regions.map((region): Param[] => [region.id, region.name, region.count, region.source]));
  await insertMember.run(sql, regions.flatMap((region) => region.members.map((m): Param[] => [region.id, m.government, m.source, m.note])));
}
