import type { Instant } from '#libs/kernel';
import { newId } from '#libs/kernel';
import type { MailHours } from './mail-times.js';
import { digestTime, mailTime } from './mail-times.js';
import { messageOf } from './follow-up-notices.js';
import { isSlip, noticesOf, receiptOf } from './notices.js';
import type { AnyRecord, Changes, DigestTurn, MailPlan, Message, Notice, NoticeReceipt, SlipMail, StoredFollowUp } from './ports/index.js';
import { deadlineOf, MAIL } from './ports/index.js';
import type { AnyEvent } from './record-charts.js';
import type { Reference } from './reference.js';
import type { Stamp } from './stamp.js';

/** The ways out of the house. */
export interface Ways {
  /** The channels that take every notice. */
  notices: readonly string[];
  /** When mail goes out; null where none does. */
  mail: MailHours | null;
}

/** What one transaction tells whom: rows of notices, what leaves the house, and for whom a digest comes due. */
export class Tellings {
  private readonly notices: Notice[] = [];
  private readonly receipts: NoticeReceipt[] = [];
  private readonly messages: Message[] = [];
  private readonly mails: MailPlan[] = [];
  private readonly digests = new Map<string, Instant>();

  constructor(
    private readonly reference: Reference,
    private readonly ways: Ways,
    /** The span that the messages belong to. */
    private readonly trace: string | null,
  ) {}

  /** One step of a record; `title` is the agreement's. What is told of follow-ups goes out on every channel. */
  tell(record: AnyRecord, step: Pick<AnyEvent, 'type' | 'payload'>, stamp: Stamp, title: string): void {
    const receipt = receiptOf(record, step.type, stamp);
    if (receipt !== undefined) this.receipts.push(receipt);
    const notices = noticesOf(record, step, stamp, this.reference.tree);
    if (record.kind === 'followUp') this.send(record, notices, stamp, title);
    this.note(notices);
  }

  /** Notices that go to the inbox, and into the digest of who gets one. */
  note(notices: readonly Notice[]): void {
    this.notices.push(...notices);
    if (this.ways.mail === null) return;
    for (const notice of notices) if (!isSlip(notice.kind)) this.wakeDigests(notice, this.ways.mail);
  }

  /** An office took receipt of what it was told, by no step of a record. */
  receive(receipt: NoticeReceipt): void {
    this.receipts.push(receipt);
  }

  private send(followUp: StoredFollowUp, notices: readonly Notice[], stamp: Stamp, title: string): void {
    for (const channel of this.ways.notices) {
      const message = messageOf(followUp, notices, stamp, channel, (at) => this.reference.zone.format3339(at));
      if (message !== undefined) this.messages.push({ ...message, trace: this.trace });
    }
    if (this.ways.mail === null) return;
    for (const notice of notices) if (isSlip(notice.kind)) this.sendSlip(notice, followUp, title, this.ways.mail);
  }

  changes(): Pick<Changes, 'notices' | 'receipts' | 'messages' | 'mails' | 'digests'> {
    const { notices, receipts, messages, mails } = this;
    // In one order, so that two transactions never wait for each other.
    const digests = [...this.digests].sort(([a], [b]) => (a < b ? -1 : 1)).map(([recipient, dueAt]): DigestTurn => ({ recipient, dueAt }));
    return { notices, receipts, messages, ...(mails.length > 0 ? { mails } : {}), ...(digests.length > 0 ? { digests } : {}) };
  }

  private sendSlip(notice: Notice, followUp: StoredFollowUp, title: string, hours: MailHours): void {
    const { id: followUpId, context } = followUp;
    for (const { id: recipient, office, language } of this.reference.recipientsOf(notice.office)) {
      const id = newId(notice.at);
      const body: SlipMail = {
        kind: 'mail.slip', recipient, to: [office], language, followUp: followUpId, agreement: notice.agreement, title,
        slip: context.slip?.number ?? '', issuedBy: context.officeName, dueOn: deadlineOf(followUp)?.dueOn ?? null,
      };
      this.messages.push({ id, channel: MAIL, body, at: notice.at, notBefore: mailTime(this.reference, hours, notice.at) ?? notice.at, trace: this.trace });
      this.mails.push({ id, recipient, kind: 'slip', at: notice.at, notices: [notice], replaces: null });
    }
  }

  private wakeDigests({ office, at }: Notice, hours: MailHours): void {
    for (const { id, digest, quiet } of this.reference.recipientsOf(office)) {
      if (!digest || this.digests.has(id)) continue;
      const dueAt = digestTime(this.reference, hours, quiet, at);
      if (dueAt !== null) this.digests.set(id, dueAt);
    }
  }
}
