import { createTransport } from 'nodemailer';
import type { Channel, DigestMail, Message, Recipient, SlipMail } from '#libs/engine/ports';
import { MAIL, Undeliverable } from '#libs/engine/ports';
import { writeMail } from './write-mail.js';

export interface MailOptions {
  /** `smtp://user:password@host:587`, or `smtps://`. */
  url: string;
  from: string;
  /** Where people reach the house; null: mails link nowhere. */
  publicUrl: string | null;
  /** Who a mail goes to, as the address is now; undefined where the person is gone. */
  recipient: (id: string) => Recipient | undefined;
  leavesAt: (message: Message, at: number) => number;
  /** Milliseconds until a silent server counts as away. */
  timeout?: number;
}

/** What the server says of the person or of the mail, and not of itself: it will say the same the next time. */
const ABOUT_THE_MAIL = new Set(['RCPT TO', 'DATA']);

/** Sends mail over SMTP. A mail has the same Message-ID at every try, so that a server or a reader knows it again. */
export class MailChannel implements Channel {
  readonly name = MAIL;
  state: 'ok' | 'failing' = 'ok';
  private readonly transport;
  private readonly domain: string;

  constructor(private readonly options: MailOptions) {
    const { url, from, timeout = 20_000 } = options;
    this.domain = /@([^@>\s]+)/.exec(from)?.[1] ?? 'luoshi.invalid';
    this.transport = createTransport({ url, pool: true, maxConnections: 4, connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout, disableFileAccess: true, disableUrlAccess: true });
    // A connection that breaks between two mails is told by the next one.
    this.transport.on('error', () => undefined);
  }

  leavesAt(message: Message, at: number): number {
    return this.options.leavesAt(message, at);
  }

  async deliver({ id, at, body }: Message): Promise<void> {
    const { from, publicUrl, recipient } = this.options;
    const mail = body as DigestMail | SlipMail;
    const person = recipient(mail.recipient);
    if (person === undefined) throw new Undeliverable('The person is told by mail no more.');
    const { subject, text, html } = writeMail(mail, person.name, publicUrl);
    try {
      await this.transport.sendMail({
        from, to: { name: person.name, address: person.address }, subject, text, html, date: new Date(at), messageId: `<${id}@${this.domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': mail.language },
      });
      this.state = 'ok';
    } catch (error) {
      throw this.told(error as Error & { responseCode?: number; command?: string });
    }
  }

  close(): void {
    this.transport.close();
  }

  /** A server that answers about the person is not away, whatever it answers. */
  private told(error: Error & { responseCode?: number; command?: string }): Error {
    const { responseCode = 0, command = '' } = error;
    const isAboutTheMail = ABOUT_THE_MAIL.has(command);
    this.state = isAboutTheMail ? 'ok' : 'failing';
    return isAboutTheMail && responseCode >= 500 ? new Undeliverable(error.message) : error;
  }
}
