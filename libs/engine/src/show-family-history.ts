import type { Deps } from './deps.js';
import type { Page, PageRequest, StoredEntry } from './ports/index.js';
import { ShowFamily } from './show-family.js';

/** Everything that happened to an agreement and its family, in the order in which it came on record. */
export class ShowFamilyHistory {
  private readonly family: ShowFamily;

  constructor(private readonly deps: Pick<Deps, 'reads'>) {
    this.family = new ShowFamily(deps);
  }

  /** Who joins the family between two pages is told from the second one on. @throws LuoshiError `agreement.not_found`. */
  async execute({ id, page }: { id: string; page: PageRequest }): Promise<Page<StoredEntry>> {
    const { chain, above, beneath } = await this.family.execute({ id });
    const members = new Set([...chain.map(({ agreement }) => agreement), ...above, ...beneath.items].map((agreement) => agreement.id));
    return this.deps.reads.entriesAmong([...members], page);
  }
}
