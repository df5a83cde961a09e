import type { Instant } from '#libs/kernel';
import type { Page, PageRequest } from './page.js';

/** What leaves the process: planned in the transaction of what it tells, delivered afterwards, at least once. */
export interface Message {
  id: string;
  /** The way it takes; each is delivered by one `Channel`. */
  channel: string;
  /** What it tells, as the receiver gets it. */
  body: object;
  at: Instant;
  /** It leaves no earlier; absent: at once. */
  notBefore?: Instant;
  /** The span that planned it, as a W3C traceparent. */
  trace?: string | null;
}

/** A message on its way, as it is stored. */
export interface OutgoingMessage extends Message {
  state: 'waiting' | 'dead';
  /** How often its delivery was tried. */
  attempts: number;
  /** When it is tried next; what was handed over and never heard of is tried again then. */
  nextAt: Instant;
  lastError: string | null;
  trace: string | null;
}

/** The messages of one channel, or of all but some; all where neither is told. */
export interface OfChannels {
  only?: string;
  but?: readonly string[];
}

/** How many wait, since when, and how many were given up. */
export interface OutboxCounts {
  waiting: number;
  oldest: Instant | null;
  dead: number;
}

/** The messages on their way. A delivered one is gone. */
export interface Outbox {
  /** At most `limit` messages whose time has come, in their order; nobody else gets them before `until`. */
  claim(now: Instant, limit: number, until: Instant, of?: OfChannels): Promise<OutgoingMessage[]>;
  find(id: string): Promise<OutgoingMessage | undefined>;
  /** It arrived at that moment: the message goes, and what is kept of it learns when. */
  delivered(id: string, at: Instant): Promise<void>;
  /** It may not leave before that moment; no try is counted. */
  postponed(id: string, until: Instant): Promise<void>;
  /** To be tried again at `nextAt`; null gives it up. */
  failed(id: string, error: string, nextAt: Instant | null): Promise<void>;
  /** When the first one waiting is tried next. */
  nextAt(of?: OfChannels): Promise<Instant | null>;
  counts(): Promise<OutboxCounts>;
  /** Those given up, the first first. @throws LuoshiError `cursor.malformed`. */
  dead(page: PageRequest): Promise<Page<OutgoingMessage>>;
}

/** A way out of the house. */
export interface Channel {
  readonly name: string;
  /**
   * Delivers once more or for the first time: the receiver knows a message by its id.
   * @throws Undeliverable when no later try can help; any other error is tried again.
   */
  deliver(message: Message): Promise<void>;
  /** Of one that keeps hours: when the message may leave that is to leave at `at`. */
  leavesAt?(message: Message, at: Instant): Instant;
  /** Of one that can be told to be away: how it is, by what it met last. */
  readonly state?: 'ok' | 'failing';
  close?(): void;
}

/** The receiver will never take it. */
export class Undeliverable extends Error {}

/** Carries messages to whoever delivers them. It may lose them: the outbox hands them over again. */
export interface Queue {
  /** Resolves when they are handed over. @throws when the queue cannot be reached. */
  carry(messages: readonly Message[]): Promise<void>;
}
