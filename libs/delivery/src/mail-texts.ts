import type { Language, Tab } from '#libs/engine/ports';

/** The words of a mail. */
export interface MailWords {
  greeting(name: string): string;
  digestSubject(on: string, overdue: number, fresh: number): string;
  slipSubject(slip: string, title: string): string;
  slip(issuedBy: string, slip: string, title: string): string;
  dueOn(day: string): string;
  acknowledge: string;
  overdue: string;
  news: string;
  more(count: number): string;
  tabs: Record<Tab, string>;
  inbox: string;
  footer: string;
}

/** Both languages have the same keys, or it does not compile. */
export const MAIL_WORDS: Record<Language, MailWords> = {
  'zh-CN': {
    greeting: (name) => `${name}：`,
    digestSubject: (on, overdue, fresh) => `【落实】${on} 督办日报：逾期 ${overdue} 件，新消息 ${fresh} 条`,
    slipSubject: (slip, title) => `【督办单】${slip} ${title}`,
    slip: (issuedBy, slip, title) => `${issuedBy}就《${title}》下达督办单 ${slip}。`,
    dueOn: (day) => `办理期限：${day}`,
    acknowledge: '请及时签收并按期反馈办理情况。',
    overdue: '逾期事项',
    news: '新消息',
    more: (count) => `另有 ${count} 条，请登录查看。`,
    tabs: { toOpen: '待立项', toAcknowledge: '待签收', handling: '在办', toReview: '待复核', overdue: '逾期', concluded: '已办结', struckOff: '已销号' },
    inbox: '打开收件箱',
    footer: '本邮件由系统自动发送，请勿回复。',
  },
  en: {
    greeting: (name) => `${name},`,
    digestSubject: (on, overdue, fresh) => `[Luoshi] ${on}: ${overdue} overdue, ${fresh} new`,
    slipSubject: (slip, title) => `[Supervision slip] ${slip} ${title}`,
    slip: (issuedBy, slip, title) => `${issuedBy} issued supervision slip ${slip} on "${title}".`,
    dueOn: (day) => `To be handled by ${day}`,
    acknowledge: 'Please take receipt of it and report back in time.',
    overdue: 'Overdue',
    news: 'New',
    more: (count) => `and ${count} more, which the inbox shows.`,
    tabs: { toOpen: 'to open', toAcknowledge: 'to acknowledge', handling: 'in hand', toReview: 'to review', overdue: 'overdue', concluded: 'concluded', struckOff: 'struck off' },
    inbox: 'Open the inbox',
    footer: 'This mail was sent by a machine. Please do not answer it.',
  },
};
