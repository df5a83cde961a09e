import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChildServer } from './child-server.js';
import { bringInOverdue } from './overdue-ledger.js';
import type { Writer } from './writers.js';
import { writersFor } from './writers.js';

/** Commands and reads a second, and agreements that fall due in one go every half minute. */
const [COMMANDS, READS, DUE] = [50, 10, 200];

/** One minute of the load, as whoever calls the doors sees it. Times in milliseconds, memory in MB. */
export interface Minute {
  commands: number;
  p50: number;
  p99: number;
  longest: number;
  /** Resident memory of each process at its end. */
  memory: number[];
}

/** Loads the first door as a busy region would, minute by minute; the others are watched. */
export async function mixedLoad(doors: readonly ChildServer[], watched: readonly ChildServer[], minutes: number, tell: (minute: Minute, number: number) => void): Promise<Minute[]> {
  const [first] = doors;
  if (first === undefined) throw new Error('Nobody to ask.');
  const writers = await writersFor(first, 16);
  const told: Minute[] = [];
  for (let number = 1; number <= minutes; number += 1) {
    const times: number[] = [];
    const end = performance.now() + 60_000;
    await Promise.all([
      ...writers.map((writer, index) => write(writer, doors[index % doors.length] ?? first, (1000 * writers.length) / COMMANDS, end, times)),
      read(first, 1000 / READS, end),
      (async () => {
        for (const half of ['a', 'b']) {
          await bringInOverdue(first, `M${number}${half}-${process.pid}`, DUE);
          await pause(25_000);
        }
      })(),
    ]);
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    const minute: Minute = { commands: times.length, p50: at(0.5), p99: at(0.99), longest: at(1), memory: watched.map(({ pid }) => resident(pid)) };
    told.push(minute);
    tell(minute, number);
  }
  return told;
}

async function write(writer: Writer, door: ChildServer, every: number, end: number, times: number[]): Promise<void> {
  while (performance.now() < end) {
    const begun = performance.now();
    if (!(await writer.writeOne(door))) throw new Error('A command was not answered.');
    // What was answered long ago is not asked about any more.
    writer.acknowledged.splice(0, writer.acknowledged.length - 1);
    times.push(performance.now() - begun);
    await pause(Math.max(0, every - (performance.now() - begun)));
  }
}

async function read(door: ChildServer, every: number, end: number): Promise<void> {
  const paths = ['/api/agreements?limit=50', '/api/follow-ups?limit=50', '/api/coordination/ladder?parties=511900,610700', '/api/clock', '/metrics'];
  for (let turn = 0; performance.now() < end; turn += 1) {
    const { status } = await door.fetch('GET', paths[turn % paths.length] ?? '/');
    if (status !== 200) throw new Error(`A read was answered with ${status}.`);
    await pause(every);
  }
}

/** Resident memory of a process in MB. */
function resident(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
