export { channelsOf, mailStateOf } from './channels-of.js';
export { MAIL_WORDS } from './mail-texts.js';
export { MailChannel } from './mail-channel.js';
export type { MailOptions } from './mail-channel.js';
export { WebhookChannel } from './webhook-channel.js';
export type { WebhookOptions } from './webhook-channel.js';
export { writeMail } from './write-mail.js';
