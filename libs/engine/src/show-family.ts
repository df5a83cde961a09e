import { LuoshiError } from '#libs/kernel';
import type { Deps } from './deps.js';
import type { Page, StoredAgreement } from './ports/index.js';

/** So many agreements of a chain, and frameworks above one, are told at most. */
const LONGEST = 50;
/** So many agreements beneath a framework are told with it; the list filtered by `under` has all. */
const BENEATH = 200;

/** An agreement in its chain of renewals, with those before and after it. */
export interface Kin {
  agreement: StoredAgreement;
  /** The agreement whose place it took, and the one that took its place. */
  renews: string | null;
  supersededBy: string | null;
}

/** The agreements an agreement belongs to: its renewals in their order, the frameworks above it, and what carries it out. */
export interface Family {
  chain: Kin[];
  /** The framework it is under, the one above that, and so on. */
  above: StoredAgreement[];
  beneath: Page<StoredAgreement>;
}

/** Follows the links of one agreement in all directions. */
export class ShowFamily {
  constructor(private readonly deps: Pick<Deps, 'reads'>) {}

  /** @throws LuoshiError `agreement.not_found`. */
  async execute({ id }: { id: string }): Promise<Family> {
    const { reads } = this.deps;
    const agreement = await reads.agreement(id);
    if (agreement === undefined) throw new LuoshiError('agreement.not_found', `There is no agreement ${id}.`, { id });
    const [chain, above, beneath] = await Promise.all([this.chain(agreement), this.above(agreement), reads.agreements({ under: id }, { limit: BENEATH })]);
    return { chain, above, beneath };
  }

  private async chain(first: StoredAgreement): Promise<Kin[]> {
    const found = new Map([[first.id, first]]);
    // A map is walked in the order things came to it, those that come during the walk as well.
    for (const { id, context } of found.values()) {
      const named = [context.renews, context.end?.by ?? null, ...(await this.deps.reads.namedBy(id, ['renews', 'supersededBy'], LONGEST))];
      for (const other of named) {
        if (other === null || found.has(other) || found.size >= LONGEST) continue;
        const record = await this.deps.reads.agreement(other);
        if (record !== undefined) found.set(other, record);
      }
    }
    const all = [...found.values()];
    const kin = all.map((agreement): Kin => {
      // A ledger told who takes whose place at the older end alone, before the newer one kept it too.
      const renews = agreement.context.renews ?? all.find(({ context }) => context.end?.by === agreement.id)?.id ?? null;
      return { agreement, renews, supersededBy: agreement.context.end?.by ?? null };
    });
    return inOrder(kin);
  }

  /** The framework it is under, the one above that, and so on: what these owe is carried out beneath them. */
  async above(agreement: StoredAgreement): Promise<StoredAgreement[]> {
    const line: StoredAgreement[] = [];
    for (let next = agreement.context.under; next !== null && line.length < LONGEST && line.every(({ id }) => id !== next); ) {
      const framework = await this.deps.reads.agreement(next);
      if (framework === undefined) break;
      line.push(framework);
      next = framework.context.under;
    }
    return line;
  }
}

/** The older before what renews it. */
function inOrder(kin: readonly Kin[]): Kin[] {
  const depth = (one: Kin, seen: readonly string[] = []): number => {
    const older = kin.find(({ agreement }) => agreement.id === one.renews);
    return older === undefined || seen.includes(older.agreement.id) ? 0 : 1 + depth(older, [...seen, one.agreement.id]);
  };
  return [...kin].sort((a, b) => depth(a) - depth(b) || (a.agreement.id < b.agreement.id ? -1 : 1));
}
