/** Whether the queue can be reached that carries the messages of this installation. In the embedded profile there is none. */
export class QueueWatch {
  constructor(private readonly server: { readonly isUp: boolean } | null) {}

  get state(): 'ok' | 'unreachable' | undefined {
    return this.server === null ? undefined : this.server.isUp ? 'ok' : 'unreachable';
  }

  /** For the metrics; null where there is nothing to watch. */
  get isUp(): (() => boolean) | null {
    const { server } = this;
    return server === null ? null : () => server.isUp;
  }
}
