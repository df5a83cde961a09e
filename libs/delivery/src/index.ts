export { channelsOf } from './channels-of.js';
export { WebhookChannel } from './webhook-channel.js';
export type { WebhookOptions } from './webhook-channel.js';
