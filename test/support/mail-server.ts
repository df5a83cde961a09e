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
  /** Milliseconds before it takes a mail. */
  slow = 0;

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
          setTimeout(() => {
            PostalMime.parse(Buffer.concat(parts)).then((mail) => {
              made.it?.arrived.push(mail as Arrived);
              done();
            }, done);
          }, made.it?.slow ?? 0);
        });
      },
    });
    server.on('error', () => undefined);
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    made.it = new MailServer(server, (server.server.address() as AddressInfo).port);
    return made.it;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
