import type { Channel } from '#libs/engine/ports';
import { WebhookChannel } from './webhook-channel.js';

/** The ways out that are set up. */
export function channelsOf({ webhook }: { webhook: { url: string; secret: string } | null }, now: () => number): Channel[] {
  return webhook === null ? [] : [new WebhookChannel({ ...webhook, now })];
}
