import type { QueueState } from '#libs/queue';

/** How the queue is that carries the messages of this installation, and the mail server where this process sends. In the embedded profile there is no queue. */
export class QueueWatch {
  constructor(
    private readonly server: { readonly state: QueueState } | null,
    /** Null where no mail goes out from here. */
    readonly mail: (() => 'ok' | 'failing') | null = null,
  ) {}

  get state(): QueueState | undefined {
    return this.server?.state;
  }

  /** For the metrics; null where there is nothing to watch. */
  get states(): (() => QueueState) | null {
    const { server } = this;
    return server === null ? null : () => server.state;
  }
}
