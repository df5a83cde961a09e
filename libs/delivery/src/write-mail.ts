import type { DigestMail, SlipMail, Tab } from '#libs/engine/ports';
import type { MailWords } from './mail-texts.js';
import { MAIL_WORDS } from './mail-texts.js';

/** A mail as it is written: one subject, the same in plain text and in simple HTML. */
export interface WrittenMail {
  subject: string;
  text: string;
  html: string;
}

/** A paragraph, or a list under its heading. */
type Part = string | { heading: string; lines: readonly string[] };

/** The open tabs a digest counts. */
const COUNTED: readonly Tab[] = ['toOpen', 'toAcknowledge', 'handling', 'toReview', 'overdue'];

/** Writes a mail in the language of its person. `publicUrl` is where the inbox is; null: it is not linked. */
export function writeMail(body: DigestMail | SlipMail, name: string, publicUrl: string | null): WrittenMail {
  const words = MAIL_WORDS[body.language];
  const subject = body.kind === 'mail.slip' ? words.slipSubject(body.slip, body.title) : words.digestSubject(body.on, body.counts.overdue, body.newsCount);
  const parts = [words.greeting(name), ...(body.kind === 'mail.slip' ? slipParts(body, words) : digestParts(body, words))];
  const link = publicUrl === null ? null : `${publicUrl}/inbox`;
  return { subject: oneLine(subject), text: textOf(parts, words, link), html: htmlOf(parts, body.language, words, link) };
}

function slipParts({ issuedBy, slip, title, dueOn }: SlipMail, words: MailWords): Part[] {
  return [words.slip(issuedBy, slip, title), ...(dueOn === null ? [] : [words.dueOn(dueOn)]), words.acknowledge];
}

function digestParts({ counts, overdue, news, newsCount }: DigestMail, words: MailWords): Part[] {
  const list = (heading: string, lines: readonly string[], count: number): Part[] =>
    count === 0 ? [] : [{ heading: `${heading} (${count})`, lines: count > lines.length ? [...lines, words.more(count - lines.length)] : lines }];
  return [
    COUNTED.map((tab) => `${words.tabs[tab]} ${counts[tab]}`).join('　'),
    ...list(words.overdue, overdue.map(({ agreement, title, dueOn }) => `${title} (${agreement})${dueOn === null ? '' : ` ${dueOn}`}`), counts.overdue),
    ...list(words.news, news.map(({ at, text, agreement, title }) => `${at.slice(0, 16).replace('T', ' ')} ${text}: ${title} (${agreement})`), newsCount),
  ];
}

function textOf(parts: readonly Part[], words: MailWords, link: string | null): string {
  const told = parts.map((part) => (typeof part === 'string' ? oneLine(part) : [oneLine(part.heading), ...part.lines.map((line) => `- ${oneLine(line)}`)].join('\n')));
  return [...told, ...(link === null ? [] : [`${words.inbox}: ${link}`]), words.footer].join('\n\n').concat('\n');
}

/** No image, no script, no style sheet: nothing is fetched when it is read. */
function htmlOf(parts: readonly Part[], language: string, words: MailWords, link: string | null): string {
  const told = parts.map((part) => (typeof part === 'string' ? `<p>${escaped(part)}</p>` : `<h2>${escaped(part.heading)}</h2><ul>${part.lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`));
  const anchor = link === null ? '' : `<p><a href="${escaped(link)}">${escaped(words.inbox)}</a></p>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head><body>${told.join('')}${anchor}<p>${escaped(words.footer)}</p></body></html>`;
}

/** A title is somebody's text: in a subject or a line it stays within it. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

function escaped(text: string): string {
  return oneLine(text).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
