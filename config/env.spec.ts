import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { LuoshiError } from '#libs/kernel';
import { readSettings, shippedData } from './index.js';

describe('the settings', () => {
  it('have defaults for everything', () => {
    const { zone, dataDir, ...rest } = readSettings({}, {});
    expect(rest).toEqual({ port: 3000, host: '127.0.0.1', profile: 'embedded', demo: false, clock: true, logLevel: 'warn' });
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

describe('the shipped data', () => {
  it.each(['governments.csv', 'governments_history.csv', 'calendar_cn.csv', 'ledger.json', 'policies/default.json'])('hold %s', (name) => {
    expect(existsSync(resolve(shippedData(), name))).toBe(true);
  });
});
