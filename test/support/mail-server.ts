import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Email } from 'postal-mime';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail that arrived, read as a mail program does. */
export type Arrived = Email & { to: NonNullable<Email['to']> };

/** A real SMTP server on a free port. What it answers is set before a mail comes. */
export class MailServer {
  readonly arrived: Arrived[] = [];
  /** What it answers to a recipient: null takes everyone, a number refuses with it. */
  refuseRecipient: number | null = null;
  /** What it answers to a connection. */
  refuseEveryone = false;
  /** Whoever sends a mail waits until it is let in. */
  private gate: Promise<void> | null = null;
  /** How many wait there. */
  heldUp = 0;

  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
  ) {}

  static async start(port = 0): Promise<MailServer> {
    const made: { it?: MailServer } = {};
    const told = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });
    const server = new SMTPServer({
      authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
      onConnect: (_, done) => done(made.it?.refuseEveryone === true ? told(421, 'closed for today') : undefined),
      onRcptTo: (_, __, done) => done(made.it?.refuseRecipient == null ? undefined : told(made.it.refuseRecipient, 'no such mailbox')),
      onData(stream, _, done) {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const parsed = made.it?.pass().then(() => PostalMime.parse(Buffer.concat(parts)));
          parsed?.then((mail) => {
            made.it?.arrived.push(mail as Arrived);
            done();
          }, done);
        });
      },
    });
    server.on('error', () => undefined);
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    made.it = new MailServer(server, (server.server.address() as AddressInfo).port);
    return made.it;
  }

  /** Takes no mail, and refuses none, until what this answers is called. */
  hold(): () => void {
    let letIn = (): void => undefined;
    this.gate = new Promise((open) => (letIn = open));
    return () => {
      this.gate = null;
      letIn();
    };
  }

  private async pass(): Promise<void> {
    if (this.gate === null) return;
    this.heldUp += 1;
    await this.gate;
    this.heldUp -= 1;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
