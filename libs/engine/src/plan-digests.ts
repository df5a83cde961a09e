import type { CivilDate, Instant } from '#libs/kernel';
import { newId } from '#libs/kernel';
import type { Deps } from './deps.js';
import { stampAfter } from './deps.js';
import type { MailHours } from './mail-times.js';
import { digestTime, mailTime } from './mail-times.js';
import { wordsOf } from './notices.js';
import type { Changes, DigestMail, DigestNews, DigestTurn, DueDigest, Recipient, SweepRun, Tx } from './ports/index.js';
import { MAIL } from './ports/index.js';
import type { Reference } from './reference.js';
import { isStorageFault } from './storage-fault.js';
import { Work } from './work.js';

/** Persons of one transaction, so that commands pass in between. */
const BATCH = 20;
/** Lines of each part of a digest; how many more there are is told. */
const LINES = 50;
/** How far before the last digest it is looked for news: a notice is stamped a little before it can be seen. */
const SLACK = 86_400_000;

/**
 * Plans the digests whose time has come: one a person a day, in working time. What is overdue stays in until it is done;
 * where nothing is, the next one waits for the next notice. A digest that could not be delivered is replaced by the next.
 */
export class PlanDigests {
  constructor(private readonly deps: Deps) {}

  /** Adds to the run what it did. @throws where the store cannot write; what was not planned stays due. */
  async execute(at: Instant, run: SweepRun, goesOn: () => boolean): Promise<void> {
    const { mail } = this.deps.channels;
    if (mail === null) return;
    const bad = new Set<string>();
    while (goesOn()) {
      const taken = await this.batch(at, mail, bad, BATCH).catch(() => this.alone(at, mail, bad, run));
      run.fired += taken;
      if (taken === 0) return;
    }
  }

  private async batch(at: Instant, hours: MailHours, bad: ReadonlySet<string>, limit: number): Promise<number> {
    const { deps } = this;
    const done = await deps.unitOfWork.batch(async (tx) => {
      const due = (await tx.dueDigests(at, limit + bad.size)).filter(({ recipient }) => !bad.has(recipient)).slice(0, limit);
      const reference = await deps.holder.as(tx);
      let messages = 0;
      for (const one of due) messages += await this.plan(tx, reference, one, at, hours);
      return { taken: due.length, messages };
    });
    if (done.messages > 0) deps.wakeRelay();
    return done.taken;
  }

  /** After a batch that failed: one by one; whoever fails again is left and counted. */
  private async alone(at: Instant, hours: MailHours, bad: Set<string>, run: SweepRun): Promise<number> {
    const due = await this.deps.unitOfWork.batch((tx) => tx.dueDigests(at, BATCH + bad.size));
    let taken = 0;
    for (const { recipient } of due.filter((one) => !bad.has(one.recipient))) {
      const others = new Set([...bad, ...due.flatMap((one) => (one.recipient === recipient ? [] : [one.recipient]))]);
      try {
        taken += await this.batch(at, hours, others, 1);
      } catch (error) {
        if (isStorageFault(error)) throw error;
        bad.add(recipient);
        run.failed += 1;
        this.deps.onFault(error, { kind: 'digest', id: recipient });
      }
    }
    return taken;
  }

  /** Returns how many messages that makes. */
  private async plan(tx: Tx, reference: Reference, { recipient: id, lastAt }: DueDigest, at: Instant, hours: MailHours): Promise<number> {
    const turn = (dueAt: Instant | null, planned: Partial<DigestTurn> & Partial<Changes> = {}): Promise<void> => {
      const { lastAt: last, ...changes } = planned;
      return tx.record({ records: [], entries: [], ...changes, digests: [{ recipient: id, dueAt, ...(last === undefined ? {} : { lastAt: last }) }], digestsTurned: true });
    };
    const person = reference.recipient(id);
    if (person?.digest !== true) return turn(null).then(() => 0);
    const { zone } = reference;
    const today = zone.dateAt(at);
    const had = lastAt !== null && zone.dateAt(lastAt) >= today;
    if (had || mailTime(reference, hours, at, person.quiet) !== at) return turn(digestTime(reference, hours, person.quiet, had ? Math.max(at, zone.startOf(today) + 86_399_999) : at)).then(() => 0);

    const message = newId(at);
    const news = await tx.tellNews(person, (lastAt ?? person.createdAt) - SLACK, message, LINES);
    const counts = await tx.inbox.counts(person.office, today);
    if (news.count === 0 && counts.overdue === 0) return turn(null).then(() => 0);

    const body = await this.body(tx, reference, person, today, counts, news);
    const work = new Work(tx, reference, this.deps.channels);
    const stamp = await stampAfter({ clock: { now: () => at } }, tx, reference, { actor: 'clock', office: null }, id);
    const told = { mail: message, notices: news.count, overdue: counts.overdue, replaces: news.replaces };
    work.enter({ record: { kind: 'recipient', id, version: person.version }, event: { type: 'DIGEST', payload: told }, from: null, to: null, outcome: 'done', refusal: null, consequences: [] }, stamp);
    await turn(counts.overdue > 0 ? digestTime(reference, hours, person.quiet, at) : null, {
      ...work.changes(), lastAt: at,
      messages: [{ id: message, channel: MAIL, body, at }],
      mails: [{ id: message, recipient: id, kind: 'digest', at, notices: [], replaces: news.replaces }],
    });
    return 1;
  }

  private async body(tx: Tx, reference: Reference, { id, office, language }: Recipient, on: CivilDate, counts: DigestMail['counts'], { latest, count }: DigestNews): Promise<DigestMail> {
    const { items } = await tx.inbox.items(office, 'overdue', on, { limit: LINES });
    const titles = await tx.inbox.titles(latest.map(({ agreement }) => agreement));
    return {
      kind: 'mail.digest', recipient: id, to: [office], language, on, counts,
      overdue: items.map(({ followUp, title, dueOn }) => ({ followUp: followUp.id, agreement: followUp.context.agreement, title, dueOn })),
      news: latest.map(({ kind, record, agreement, at }) => ({ text: wordsOf(kind)[language === 'en' ? 'en' : 'zh'], record, agreement, title: titles.get(agreement) ?? '', at: reference.zone.format3339(at) })),
      newsCount: count,
    };
  }
}
