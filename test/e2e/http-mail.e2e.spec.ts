import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InboxView, NoticeView } from '#libs/contracts';
import { until } from '../support/child-server.js';
import { BAZHONG, HANZHONG, SHAANXI, SICHUAN, signed } from '../support/lives.js';
import { MailServer } from '../support/mail-server.js';
import { Receiver } from '../support/receiver.js';
import { midnight, morning, TestServer } from '../support/server.js';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

describe('a server that sends mail', () => {
  let mail: MailServer;
  let receiver: Receiver;
  let server: TestServer;
  beforeAll(async () => {
    mail = await MailServer.start();
    receiver = await Receiver.start();
    server = await TestServer.start({ at: morning('2026-03-02'), env: { SMTP_URL: mail.url, MAIL_FROM: 'luoshi@office.example', PUBLIC_URL: 'https://luoshi.example', WEBHOOK_URL: receiver.url, WEBHOOK_SECRET: SECRET } });
    for (const [office, address] of [[SICHUAN, 'wang@sichuan.example'], [BAZHONG, 'li@bazhong.example']]) await server.post('/api/recipients', { office, name: '办事员', address });
    await signed(server, '2026-03-02');
    await server.tick(midnight('2026-11-25'));
  });
  afterAll(async () => {
    await server.stop();
    await receiver.stop();
    await mail.stop();
  });

  const of = async <T>(path: string, office: string): Promise<T> => (await server.request<T>('GET', path, { token: await server.as(office) })).body;

  it('tells an office once a day what lies in its inbox, and its notice when that arrived', async () => {
    const inbox = await of<InboxView>('/api/inbox', SICHUAN);
    expect([inbox.counts.toOpen, inbox.total, inbox.items.map(({ place, role }) => [place, role])]).toEqual([1, 1, [['toOpen', 'supervising']]]);
    await server.tick(morning('2026-11-25'));
    await server.tick(morning('2026-11-25'));
    await until(() => Promise.resolve(mail.arrived.length > 1 ? true : undefined));
    // Sichuan is asked to supervise; Bazhong hears that the other's signature was the last one needed.
    expect(mail.arrived.map(({ subject, to }) => [to[0]?.address, subject]).sort()).toEqual(['li@bazhong.example', 'wang@sichuan.example'].map((address) => [address, '【落实】2026-11-25 督办日报：逾期 0 件，新消息 1 条']));
    const arrived = await until(async () => {
      const { items } = await of<{ items: NoticeView[] }>('/api/notices', SICHUAN);
      return items[0]?.mails[0]?.deliveredAt == null ? undefined : items[0];
    });
    expect(arrived).toMatchObject({ kind: 'supervision.requested', mails: [{ kind: 'digest', name: '办事员', sentAt: morning('2026-11-25'), givenUp: false }] });
    const read = await server.post<NoticeView>(`/api/notices/${arrived.id}/read`, {}, { token: await server.as(SICHUAN) });
    expect([read.status, read.body.readers.length, (await of<{ total: number }>('/api/notices?unread=true', SICHUAN)).total]).toEqual([200, 1, 0]);
  });

  it('brings a slip to the party at once, and says how the mail server is', async () => {
    const { items: [item] } = await of<InboxView>('/api/inbox', SICHUAN);
    await server.press(item?.followUp.id ?? '', SICHUAN, 'OPEN');
    await until(() => Promise.resolve(mail.arrived.length > 2 ? true : undefined));
    expect(mail.arrived[2]?.subject).toMatch(/^【督办单】川督〔2026〕1号 /);
    expect((await of<InboxView>('/api/inbox?tab=toAcknowledge', BAZHONG)).total).toBe(1);
    expect((await server.request<{ mail: string }>('GET', '/readyz', { token: null })).body.mail).toBe('ok');
    expect((await server.request('GET', '/metrics', { token: null })).text).toMatch(/^luoshi_mail_up 1$/m);
  });

  it('that is slow holds up no command, no other channel and no clock, and loses nothing', async () => {
    await server.post('/api/recipients', { office: HANZHONG, name: '办事员', address: 'zhao@hanzhong.example' });
    const [before, told] = [mail.arrived.length, receiver.received.length];
    const letIn = mail.hold();
    const { items } = await of<InboxView>('/api/inbox', SHAANXI);
    expect((await server.press(items[0]?.followUp.id ?? '', SHAANXI, 'OPEN')).status).toBe(200);
    await until(() => Promise.resolve(mail.heldUp > 0 ? true : undefined));
    // The mail stands in the door of its server; everything else goes on.
    await receiver.until(() => receiver.received.length > told);
    expect((await of<InboxView>('/api/inbox?tab=toAcknowledge', HANZHONG)).total).toBe(1);
    expect((await server.tick(midnight('2026-12-31'))).fired).toBeGreaterThan(0);
    expect(mail.arrived).toHaveLength(before);
    letIn();
    await until(() => Promise.resolve(mail.arrived.some(({ subject }) => /^【督办单】陕督〔2026〕1号 /.test(subject ?? '')) ? true : undefined));
    expect(new Set(mail.arrived.map(({ messageId }) => messageId)).size).toBe(mail.arrived.length);
  });
});
