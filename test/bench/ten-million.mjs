/**
 * What ten million agreements would ask of the scale profile: how much falls due at the midnight of which working day,
 * by the shipped calendar and policy, and how long that takes at what `npm run bench -- scale` measured.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedData } from '#config';
import { dueInstant, WorkCalendar } from '#libs/calendar';
import { readCalendar } from '#libs/documents';
import { addDays, Zone } from '#libs/kernel';
import { quantile } from './measure.mjs';
import { figure, fixed, line, title, whole } from './report.mjs';

const RESULTS = 'docs/bench/results-scale.json';
const AGREEMENTS = 10_000_000;
/** They run for five years, as those of the benchmark do: a fifth is signed each year. */
const YEARS = 5;
const YEAR = 2025;
/** The share that is not carried out in time, and of the offices asked that stay silent on each rung. */
const SHARES = [['3 in 10 late, half silent', 0.3, 0.5], ['all late, all silent', 1, 1]];
/** Before the offices open, and while an alarm still sleeps (seconds). */
const MORNING = 8 * 3600;
const MINUTE = 60;
/** What a log disk takes without pause, and a share of a server that is kept for others. */
const LOG_BYTES = 100e6;
const KEPT = 0.5;
/** `WEBHOOK_PER_SECOND`: what it is where nobody sets it, and the most it may be. */
const NOTICES = [20, 500];

export function tenMillion() {
  title(`ten-million  ${whole(AGREEMENTS)} agreements, computed from ${RESULTS}`);
  const costs = measured();
  if (costs === null) return line('not computed', '', `there is no whole run of the scale profile in ${RESULTS}: npm run bench -- scale`);
  const ceilings = ratesOf(costs);
  storage(costs);
  line('one worker can decide', `${whole(ceilings.worker)} cases/s`, `a processor of its own; ${fixed(costs.worker, 0)} µs a case`);
  line('PostgreSQL can write', `${whole(ceilings.server)} cases/s`, `a core, half of it kept for others; ${fixed(costs.server, 0)} µs a case`);
  line('its log takes', `${whole(ceilings.log)} cases/s`, `${whole(LOG_BYTES / 1e6)} MB/s; ${whole(costs.log)} bytes a case`);
  line('notices leave', NOTICES.map((rate) => whole(rate / 2)).join(' to '), 'cases/s, two a case, at WEBHOOK_PER_SECOND of 20 and 500: the first limit that is met');
  for (const [name, late, silent] of SHARES) {
    for (const clumped of [false, true]) burst(`${clumped ? 'clumped' : 'even'}, ${name}`, timersByDay(late, silent, clumped), costs);
  }
  burst('all of them at one midnight', { peak: AGREEMENTS, day: 'a ledger carried in', median: AGREEMENTS, total: AGREEMENTS }, costs);
}

/** What a case costs, by the last whole run; null where there is none. */
function measured() {
  if (!existsSync(RESULTS)) return null;
  const { figures } = JSON.parse(readFileSync(RESULTS, 'utf8'));
  const value = (id, what) => figures.find((one) => one.id === id && one.what === what)?.value;
  const costs = {
    worker: value('W2', 'processor of the worker a case'), server: value('W2', 'processor of PostgreSQL a case'), log: value('W2', 'log of PostgreSQL a case'),
    disk: value('W2', 'bytes on disk a case'), waiting: value('W3', 'bytes on disk a waiting agreement'), rate: value('W2', 'cases a second, two workers'),
  };
  return Object.values(costs).every(Number.isFinite) ? costs : null;
}

/** Cases a second that each part could take if it were alone in the way. */
function ratesOf({ worker, server, log }) {
  return { worker: 1e6 / worker, server: (KEPT * 1e6) / server, log: LOG_BYTES / log };
}

function storage({ waiting, disk }) {
  line('waiting', `${fixed((AGREEMENTS * waiting) / 1e9, 0)} GB`, `with their history; a year of cases at three in ten late adds ${fixed(((AGREEMENTS / YEARS) * 0.3 * disk) / 1e9, 1)} GB`);
}

/** One midnight: at the rate measured, and how many cores of a server and workers it takes to be done within a minute. */
function burst(name, { peak, day, median, total }, costs) {
  const ceilings = ratesOf(costs);
  const taken = peak / costs.rate;
  const rate = peak / MINUTE;
  const log = rate / ceilings.log;
  line(whole(peak), 'timers at once', `${name} (${day}; a common day ${whole(median)}, ${fixed(total / 1e6, 1)} million a year)`);
  line('', `${taken < 120 ? `${fixed(taken, 0)} s` : `${fixed(taken / 60, 0)} min`}`, `at the ${whole(costs.rate)}/s measured${taken > MORNING ? ', which is not done by the morning' : ''}; within a minute: workers ${whole(Math.ceil(rate / ceilings.worker))}, cores of PostgreSQL ${whole(Math.ceil(rate / ceilings.server))}, databases by their log ${whole(Math.ceil(log))}`);
  figure('10M', `${name}: until done`, taken, 's');
}

/**
 * Timers by the day they fire on. A case is opened 60 working days after the signature; each request is reminded every 3
 * of its 10 days of grace and then climbs, and the requests of two provinces meet in one at the next rung.
 */
function timersByDay(late, silent, clumped) {
  const { rows } = readCalendar(readFileSync(join(shippedData(), 'calendar_cn.csv'), 'utf8'));
  const calendar = WorkCalendar.of(rows);
  const zone = new Zone('Asia/Shanghai');
  const policy = JSON.parse(readFileSync(join(shippedData(), 'policies', 'default.json'), 'utf8'));
  const { graceDays, remindEvery } = policy.press;
  const days = [];
  // A signature is dated on a working day: the day after which none would be counted twice.
  for (let day = `${YEAR}-01-01`; day <= `${YEAR}-12-31`; day = addDays(day, 1)) if (calendar.between(addDays(day, -1), day) === 1) days.push(day);
  const weights = days.map((day, index) => (clumped ? weight(day, days[index + 1]) : 1));
  const sum = weights.reduce((all, one) => all + one, 0);
  const timers = new Map();
  const cache = new Map();
  const add = (from, workingDays, count) => {
    const key = `${from} ${workingDays}`;
    if (!cache.has(key)) cache.set(key, zone.dateAt(dueInstant(calendar, zone, from, workingDays).at));
    const day = cache.get(key);
    timers.set(day, (timers.get(day) ?? 0) + count);
    return day;
  };
  for (const [index, day] of days.entries()) {
    let count = ((AGREEMENTS / YEARS) * weights[index] * late) / sum;
    let asked = add(day, policy.rules.signedNotImplemented.workingDays, count);
    for (const [rung, grace] of graceDays.entries()) {
      count *= (rung === 0 ? 2 : rung === 1 ? 0.5 : 1) * silent;
      for (let after = remindEvery; after < grace; after += remindEvery) add(asked, after, count);
      asked = add(asked, grace, count);
    }
  }
  const counts = [...timers.values()];
  const [day, peak] = [...timers].sort((a, b) => b[1] - a[1])[0];
  return { peak, day, median: quantile(counts, 0.5), total: counts.reduce((all, one) => all + one, 0) };
}

/** Clumped: the last working day of a month has five times a common day's signatures, the last two weeks of December ten times. */
function weight(day, next) {
  if (day >= `${YEAR}-12-18`) return 10;
  return next?.slice(0, 7) === day.slice(0, 7) ? 1 : 5;
}
