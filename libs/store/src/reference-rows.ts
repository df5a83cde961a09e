import type { Recipient, ReferenceRows, ReferenceStore, Region, Token } from '#libs/engine/ports';
import type { Sql } from './sql.js';

type Calendar = ReferenceRows['calendar'];
type Policies = ReferenceRows['policies'];

/** Reads what the rules need, whole. Texts of policies are compared when stored again, so they are kept as text. */
export class SqlReferenceStore implements ReferenceStore {
  constructor(private readonly sql: Sql) {}

  async load(): Promise<ReferenceRows> {
    // Before the rest: what changes meanwhile is loaded again.
    const [counted] = await this.sql.rows<{ version: number }>('select version from reference_version');
    return {
      version: counted?.version ?? 0,
      governments: await this.sql.rows('select code, name, level, parent, kind, direct, pinyin, name_en as "nameEn" from government order by code'),
      former: await this.sql.rows('select code, name, level, seen_from as "seenFrom", until, successor, note from former_government order by position'),
      calendar: await this.calendar(),
      policies: await this.policies(),
      regions: await this.regions(),
      vacancies: await this.sql.rows('select government, since, note from vacancy order by government'),
      tokens: await this.tokens(),
      recipients: await this.recipients(),
    };
  }

  private async calendar(): Promise<Calendar> {
    const rows = await this.sql.rows<Omit<Calendar[number], 'inLieu'> & { inLieu: number }>(
      'select date, type, name, name_en as "nameEn", in_lieu as "inLieu" from calendar_day order by date',
    );
    return rows.map((row) => ({ ...row, inLieu: row.inLieu === 1 }));
  }

  private async policies(): Promise<Policies> {
    const rows = await this.sql.rows<{ body: string }>('select body from policy order by id, version');
    return rows.map((row) => JSON.parse(row.body) as Policies[number]);
  }

  private async regions(): Promise<Region[]> {
    const regions = new Map<string, Region>();
    for (const row of await this.sql.rows<Omit<Region, 'members'>>('select id, name, count, source from region order by id')) {
      regions.set(row.id, { ...row, members: [] });
    }
    const members = await this.sql.rows<Region['members'][number] & { region: string }>(
      'select region, government, source, note from region_member order by region, government',
    );
    for (const { region, ...member } of members) regions.get(region)?.members.push(member);
    return [...regions.values()];
  }

  private async tokens(): Promise<Token[]> {
    const rows = await this.sql.rows<Omit<Token, 'admin' | 'createdAt'> & { admin: number; createdAt: number | string }>(
      'select id, hash, office, name, admin, created_at as "createdAt" from token order by id',
    );
    return rows.map((row) => ({ ...row, admin: row.admin === 1, createdAt: Number(row.createdAt) }));
  }
  private async recipients(): Promise<Recipient[]> {
    const rows = await this.sql.rows<Omit<Recipient, 'digest' | 'quiet' | 'createdAt'> & { digest: number; quiet: unknown; createdAt: number | string }>(
      'select id, version, office, name, address, language, digest, quiet, created_at as "createdAt" from recipient order by id',
    );
    return rows.map(({ quiet, ...row }) => ({
      ...row, digest: row.digest === 1, quiet: (typeof quiet === 'string' ? JSON.parse(quiet) : quiet) as Recipient['quiet'], createdAt: Number(row.createdAt),
    }));
  }
}
