import type { Store } from '#libs/store';

/** An open store, and what a test does to it from outside. */
export interface StoreHarness {
  store: Store;
  /** Closes the store and removes what it kept. */
  destroy(): Promise<void>;
  /** From now on the database gives up the whole transaction in which an entry of this actor is written. */
  loseTransactionsOf(actor: string): Promise<void>;
  /** What the index of the search holds, as it lies in the database: another after every write to it. */
  searchState(): Promise<unknown>;
}

export type OpenStore = () => Promise<StoreHarness>;
