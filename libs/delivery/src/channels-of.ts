import type { Channel } from '#libs/engine/ports';
import { MAIL } from '#libs/engine/ports';
import type { MailOptions } from './mail-channel.js';
import { MailChannel } from './mail-channel.js';
import { WebhookChannel } from './webhook-channel.js';

/** The ways out that the settings name. */
export interface WaysOut {
  webhook: { url: string; secret: string } | null;
  mail: Pick<MailOptions, 'url' | 'from'> | null;
  publicUrl: string | null;
}

/** The ways out that are set up; `people` is what the mail asks at every try. */
export function channelsOf({ webhook, mail, publicUrl }: WaysOut, now: () => number, people: Pick<MailOptions, 'recipient' | 'leavesAt'>): Channel[] {
  return [...(webhook === null ? [] : [new WebhookChannel({ ...webhook, now })]), ...(mail === null ? [] : [new MailChannel({ ...mail, publicUrl, ...people })])];
}

/** How the mail server is, by the last try; null where no mail goes out. */
export function mailStateOf(channels: readonly Channel[]): (() => 'ok' | 'failing') | null {
  const mail = channels.find(({ name }) => name === MAIL);
  return mail === undefined ? null : () => mail.state ?? 'ok';
}
