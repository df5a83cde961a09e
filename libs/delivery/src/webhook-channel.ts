import { createHmac } from 'node:crypto';
import type { Channel, Message } from '#libs/engine/ports';
import { Undeliverable } from '#libs/engine/ports';

export interface WebhookOptions {
  url: string;
  /** Signs each request; the bytes behind `whsec_`, base64. */
  secret: string;
  now: () => number;
  /** Milliseconds until a silent receiver counts as failed. */
  timeout?: number;
}

/** Answers that may be another next time; any other 4xx means that the receiver will never take it. */
const PASSING = new Set([408, 409, 425, 429]);

/** Posts notices to one receiver, signed by the Standard Webhooks specification; `webhook-id` is the same at every try. */
export class WebhookChannel implements Channel {
  readonly name = 'webhook';
  private readonly key: Buffer;

  constructor(private readonly options: WebhookOptions) {
    this.key = Buffer.from(options.secret.replace(/^whsec_/, ''), 'base64');
  }

  async deliver({ id, body }: Message): Promise<void> {
    const { url, now, timeout = 10_000 } = this.options;
    const text = JSON.stringify(body);
    const timestamp = String(Math.floor(now() / 1000));
    const response = await fetch(url, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': this.signature(id, timestamp, text) },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    await response.body?.cancel();
    if (response.ok) return;
    const told = `The receiver answered ${response.status}.`;
    throw response.status < 500 && !PASSING.has(response.status) ? new Undeliverable(told) : new Error(told);
  }

  private signature(id: string, timestamp: string, text: string): string {
    return `v1,${createHmac('sha256', this.key).update(`${id}.${timestamp}.${text}`).digest('base64')}`;
  }
}
