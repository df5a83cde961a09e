/**
 * Whether every answer came after its commit was on the disk, told from the system calls of a server
 * (`strace -f -yy`, which names the file or the connection behind each number).
 *
 *   read(…TCP…)  "POST … idempotency-key: K"     the request of K has arrived on its connection
 *   pwrite64(…-wal…)  "… K …"                    the commit of K is in the log; the kernel may hold it in memory
 *   fdatasync(…-wal…) = 0                        what was written before it is on the disk
 *   write(…TCP…)  "HTTP/1.1 201 …"               the first byte of its answer: all of the above has to be before it
 *
 * The lines stand in the order in which the kernel saw the calls.
 */

/** The calls that this needs in its trace, and enough of each text to find a key in a page of the log. */
export const TRACED = ['-f', '-yy', '-s', '9000', '-e', 'trace=read,recvfrom,recvmsg,write,writev,sendto,sendmsg,pwrite64,pwritev,fsync,fdatasync'];

interface Call {
  name: string;
  /** What the number in its first argument stands for. */
  on: string;
  text: string;
}

interface Command {
  key: string;
  logged: boolean;
  synced: boolean;
}

export interface Finding {
  /** Keys answered with success, in order. */
  answered: string[];
  /** What an answer was too early for. */
  faults: string[];
}

const KEY = /idempotency-key: ([\w-]+)/i;
const READS = new Set(['read', 'recvfrom', 'recvmsg']);
const WRITES = new Set(['write', 'writev', 'sendto', 'sendmsg']);
const SYNCS = new Set(['fsync', 'fdatasync']);

export function readTrace(lines: Iterable<string>): Finding {
  const open = new Map<string, Command>();
  const finding: Finding = { answered: [], faults: [] };
  for (const { name, on, text } of calls(lines)) {
    const isLog = on.endsWith('-wal');
    if (isLog && name.startsWith('pwrite')) for (const command of open.values()) command.logged ||= text.includes(command.key);
    if (isLog && SYNCS.has(name)) for (const command of open.values()) command.synced ||= command.logged;
    if (!on.startsWith('TCP')) continue;
    const key = KEY.exec(text)?.[1];
    if (READS.has(name) && key !== undefined) open.set(on, { key, logged: false, synced: false });
    const command = open.get(on);
    if (!WRITES.has(name) || command === undefined) continue;
    open.delete(on);
    if (!/HTTP\/1\.1 2\d\d/.test(text)) continue;
    finding.answered.push(command.key);
    if (!command.logged) finding.faults.push(`${command.key} was answered before its commit was written to the log`);
    else if (!command.synced) finding.faults.push(`${command.key} was answered before its commit was on the disk`);
  }
  return finding;
}

/**
 * The calls of a trace. One that another thread interrupted is told in two lines: its arguments first, its result
 * later. A sync, a write to the log and a read count once they are over; an answer counts from where it begins.
 */
function* calls(lines: Iterable<string>): Generator<Call> {
  const begun = new Map<string, string>();
  for (const line of lines) {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/s.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest);
    const isBegun = rest.endsWith('<unfinished ...>');
    const whole = resumed === null ? rest : `${begun.get(thread) ?? ''}${resumed[1] ?? ''}`;
    if (resumed !== null) begun.delete(thread);
    const call = callOf(whole);
    if (isBegun) begun.set(thread, rest.slice(0, -'<unfinished ...>'.length));
    if (call === undefined) continue;
    const isAnswer = WRITES.has(call.name) && call.on.startsWith('TCP');
    if (isAnswer ? resumed === null : !isBegun && / = \d+(?: |$)/.test(whole.slice(whole.lastIndexOf(')')))) yield call;
  }
}

function callOf(text: string): Call | undefined {
  const [, name, on, rest] = /^(\w+)\(\d+<((?:->|[^<>]|<[^<>]*>)*)>(.*)$/s.exec(text) ?? [];
  return name === undefined || on === undefined || rest === undefined ? undefined : { name, on, text: rest };
}
