import type { CalendarDay } from '#libs/calendar';
import { WorkCalendar } from '#libs/calendar';
import type { Government } from '#libs/hierarchy';
import { Tree } from '#libs/hierarchy';
import type { Zone } from '#libs/kernel';
import { LuoshiError, yearOf } from '#libs/kernel';
import type { Policy } from '#libs/policy';
import { completePolicy, currentPolicies } from '#libs/policy';
import type { Recipient, ReferenceRows, ReferenceStore, Region, Token, Tx, Vacancy } from './ports/index.js';

/** What the rules read and rarely changes, made ready for reading. Immutable: a change makes a new one. */
export class Reference {
  readonly tree: Tree;
  readonly calendar: WorkCalendar;
  readonly policies: readonly Policy[];
  readonly regions: readonly Region[];
  readonly vacancies: ReadonlyMap<string, Vacancy>;
  /** Codes of the governments whose coordination office is vacant. */
  readonly vacant: ReadonlySet<string>;
  private readonly people: ReadonlyMap<string, Recipient>;
  private readonly byOffice = new Map<string, Recipient[]>();
  private readonly tokens: ReadonlyMap<string, Token>;
  readonly rows: ReferenceRows;

  /** @param before whose tree is taken over where the governments are the same: to check three thousand of them and lay them down takes the longest. */
  constructor(stored: ReferenceRows, readonly zone: Zone, before?: Reference) {
    const rows = { ...stored, policies: stored.policies.map(completePolicy) };
    this.rows = rows;
    this.tree = before !== undefined && sameTree(rows, before.rows) ? before.tree : Tree.of(rows.governments.length > 0 ? rows.governments : [ROOT_ALONE], rows.former);
    this.calendar = WorkCalendar.of(rows.calendar);
    this.policies = currentPolicies(rows.policies);
    this.regions = rows.regions;
    this.vacancies = new Map(rows.vacancies.map((vacancy) => [vacancy.government, vacancy]));
    this.vacant = new Set(this.vacancies.keys());
    this.people = new Map(rows.recipients.map((recipient) => [recipient.id, recipient]));
    for (const recipient of rows.recipients) this.byOffice.set(recipient.office, [...(this.byOffice.get(recipient.office) ?? []), recipient]);
    this.tokens = new Map(rows.tokens.map((token) => [token.hash, token]));
  }

  /** The same with these days in place of those of their years: a holiday notice is for a year. */
  withCalendar(days: readonly CalendarDay[]): Reference {
    const years = new Set(days.map(({ date }) => yearOf(date)));
    return new Reference({ ...this.rows, calendar: [...this.rows.calendar.filter(({ date }) => !years.has(yearOf(date))), ...days] }, this.zone, this);
  }

  /** The same with other policies in place of these. */
  withPolicies(policies: readonly Policy[]): Reference {
    return Object.assign(Object.create(Reference.prototype) as Reference, this, { rows: { ...this.rows, policies: [...policies] }, policies: currentPolicies(policies) });
  }

  /** The same where that policy, `id@version`, applies to everything. @throws LuoshiError `policy.unknown`. */
  under(tag: string): Reference {
    const at = tag.lastIndexOf('@');
    const policy = this.policyVersion({ id: tag.slice(0, at), version: Number(tag.slice(at + 1)) });
    return Object.assign(Object.create(Reference.prototype) as Reference, this, { policies: [{ ...policy, match: {} }] });
  }

  /** That version of a policy, also when a newer one is current. @throws LuoshiError `policy.unknown`. */
  policyVersion({ id, version }: { id: string; version: number }): Policy {
    const policy = this.rows.policies.find((known) => known.id === id && known.version === version);
    if (policy === undefined) throw new LuoshiError('policy.unknown', `There is no policy ${id}@${version}.`, { id, version });
    return policy;
  }

  tokenByHash(hash: string): Token | undefined {
    return this.tokens.get(hash);
  }

  recipient(id: string): Recipient | undefined {
    return this.people.get(id);
  }

  /** The people of an office who are told by mail. */
  recipientsOf(office: string): readonly Recipient[] {
    return this.byOffice.get(office) ?? [];
  }

  /** The ids of the regions of which one of these governments is a member. */
  regionsOf(governments: readonly string[]): string[] {
    return this.regions.filter((region) => region.members.some((member) => governments.includes(member.government))).map((region) => region.id);
  }
}

function sameTree(rows: ReferenceRows, before: ReferenceRows): boolean {
  return sameRows(rows.governments, before.governments) && sameRows(rows.former, before.former);
}

/** Rows of plain values, compared in a tenth of the time that a comparison in depth takes. */
function sameRows<T extends object>(rows: readonly T[], others: readonly T[]): boolean {
  return rows.length === others.length && rows.every((row, at) => (Object.keys(row) as (keyof T)[]).every((key) => row[key] === others[at]?.[key]));
}

/** Before any tree was imported there is the state and nothing else. */
const ROOT_ALONE: Government = { code: '100000', name: '中华人民共和国', level: 'national', parent: null, kind: 'state', direct: '', pinyin: '', nameEn: "People's Republic of China" };

/** Holds the reference data of this process; everyone reads `now`, only an import loads it anew. */
export class ReferenceHolder {
  private loading: Promise<void> = Promise.resolve();

  private constructor(
    private readonly store: ReferenceStore,
    private readonly zone: Zone,
    private current: Reference,
  ) {}

  static async load(store: ReferenceStore, zone: Zone): Promise<ReferenceHolder> {
    return new ReferenceHolder(store, zone, new Reference(await store.load(), zone));
  }

  get now(): Reference {
    return this.current;
  }

  /** The data as they are for a transaction: another process may have changed them since they were loaded. */
  async as({ referenceVersion }: Pick<Tx, 'referenceVersion'>): Promise<Reference> {
    if (referenceVersion !== null && referenceVersion !== this.current.rows.version) await this.reload();
    return this.current;
  }

  /** Loads anew after a change, also after one that failed: its commit may have been made all the same. */
  async changing<T>(change: () => Promise<T>): Promise<T> {
    try {
      return await change();
    } finally {
      await this.reload();
    }
  }

  /** Loads one after another, so that what was loaded earlier never takes the place of what was loaded later. */
  reload(): Promise<void> {
    const load = async (): Promise<void> => void (this.current = new Reference(await this.store.load(), this.zone, this.current));
    const loaded = this.loading.then(load);
    this.loading = loaded.catch(() => undefined);
    return loaded;
  }
}
