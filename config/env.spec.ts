import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { LuoshiError } from '#libs/kernel';
import { readSettings, shippedData } from './index.js';

describe('the settings', () => {
  it('have defaults for everything', () => {
    const { zone, dataDir, ...rest } = readSettings({}, {});
    expect(rest).toEqual({ port: 3000, host: '127.0.0.1', profile: 'embedded', database: null, redisUrl: null, webhook: null, mail: null, publicUrl: null, demo: false, clock: true, tracesEndpoint: null, logLevel: 'warn' });
    expect(zone.name).toBe('Asia/Shanghai');
    expect(dataDir).toBe(resolve('data'));
  });

  it('take an empty value for an absent one, and the environment before the default of the command', () => {
    expect(readSettings({ demo: true }, { PORT: ' ', DEMO: '' })).toMatchObject({ port: 3000, demo: true });
    expect(readSettings({ demo: true }, { DEMO: 'off', CLOCK: 'off', PORT: '0' })).toMatchObject({ demo: false, clock: false, port: 0 });
  });

  it('that are broken are told by name, all at once, with what they may be', () => {
    const broken = { PORT: '70000', DEMO: 'perhaps', TZ_OFFICE: 'Asia/Nowhere', PROFILE: 'cloud', LOG_LEVEL: 'loud', CLOCK: '2' };
    expect(() => readSettings({}, broken)).toThrow(LuoshiError);
    for (const [name, value] of Object.entries(broken)) expect(() => readSettings({}, broken)).toThrow(`${name}='${value}'`);
  });
});

describe('mail', () => {
  const mail = { SMTP_URL: 'smtp://luoshi:secret@mail:587', MAIL_FROM: 'Luoshi <luoshi@office.example>' };

  it('goes out in the working hours where nothing else is told', () => {
    expect(readSettings({}, mail).mail).toEqual({ url: mail.SMTP_URL, from: mail.MAIL_FROM, perSecond: 10, hours: { from: 540, to: 1080 } });
    expect(readSettings({}, { ...mail, MAIL_HOURS: '08:30-17:00' }).mail?.hours).toEqual({ from: 510, to: 1020 });
  });

  it.each([[{ MAIL_FROM: '' }], [{ MAIL_FROM: 'nobody' }], [{ MAIL_HOURS: '18:00-09:00' }], [{ MAIL_HOURS: '9-18' }], [{ SMTP_URL: 'http://mail' }]])('that is set up as %j is told', (broken) => {
    expect(() => readSettings({}, { ...mail, ...broken })).toThrow(Object.keys(broken)[0]);
  });
});

describe('the scale profile', () => {
  const scale = { PROFILE: 'scale', DATABASE_URL: 'postgres://luoshi:secret@db:5432/luoshi', REDIS_URL: 'redis://cache:6379' };

  it('names its servers, and leaves the clock to the workers', () => {
    expect(readSettings({}, scale)).toMatchObject({ profile: 'scale', database: { url: scale.DATABASE_URL, replicaUrl: null, connections: 16 }, redisUrl: scale.REDIS_URL, clock: false });
    expect(readSettings({}, { ...scale, CLOCK: 'on', DATABASE_CONNECTIONS: '4' })).toMatchObject({ database: { connections: 4 }, clock: true });
  });

  it('tells of every server that is not named, or not named as it must be, and repeats no password', () => {
    expect(() => readSettings({}, { PROFILE: 'scale' })).toThrow(/DATABASE_URL is missing .*REDIS_URL is missing/);
    const broken = { ...scale, DATABASE_URL: 'mysql://luoshi:secret@db/luoshi', DATABASE_CONNECTIONS: '0' };
    expect(() => readSettings({}, broken)).toThrow("DATABASE_URL='mysql://…@db/luoshi'");
    expect(() => readSettings({}, broken)).toThrow("DATABASE_CONNECTIONS='0'");
    expect(() => readSettings({}, broken)).not.toThrow('secret');
  });
});

describe('the shipped data', () => {
  it.each(['governments.csv', 'governments_history.csv', 'calendar_cn.csv', 'ledger.json', 'policies/default.json'])('hold %s', (name) => {
    expect(existsSync(resolve(shippedData(), name))).toBe(true);
  });
});
