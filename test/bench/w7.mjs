import Database from 'better-sqlite3';
import { ACTOR, ask, carryIn, databaseOf, drop, filled, freshFolder, open } from './house.mjs';
import { ledgerRows, LONG_AGO } from './ledger.mjs';
import { quantile, seconds } from './measure.mjs';
import { figure, fixed, line, title, whole } from './report.mjs';

const OFFICE = '510000';
const READS = 200;
const DIGESTS = 20;
const MAIL = { from: 9 * 60, to: 18 * 60 };
const QUIET = { weekdays: [], hours: null, until: null };

/** W7: the inbox of an office with so many open items, and the digest of one of its people. */
export async function w7({ scale }) {
  const count = 2000 * scale;
  title(`W7  one office with ${whole(count)} open items: its inbox, and one digest`);
  const settings = { office: OFFICE, name: '办事员', address: 'clerk@office.example', language: 'zh-CN', digest: true, quiet: QUIET };
  const { folder: before } = await filled((engine) => carryIn(engine, ledgerRows(engine.reference, count, { prefix: 'I', signed: LONG_AGO, lead: '511900' })));
  const times = { inbox: [], raw: [], digest: [] };
  let mails = 0;
  for (let run = 0; run < DIGESTS; run++) {
    const folder = freshFolder(before);
    const { engine, close } = await open(folder, undefined, { mail: MAIL });
    await engine.keepRecipients.add({ settings, actor: ACTOR, admin: true });
    const now = Date.now();
    await engine.clockLoop.tick(now);
    const due = await engine.inbox.nextDigest();
    if (run === 0) {
      const today = engine.reference.zone.dateAt(now);
      const page = () => Promise.all([engine.inbox.counts(OFFICE, today), engine.inbox.items(OFFICE, undefined, today, { limit: 50 })]);
      const [counts] = await page();
      if (counts.toOpen !== count) throw new Error(`${counts.toOpen} items lie in the inbox, not ${count}.`);
      for (let read = 0; read < READS; read++) times.inbox.push((await seconds(page)) * 1000);
      times.raw.push(...rawReads(folder));
    }
    times.digest.push((await seconds(() => engine.clockLoop.tick(due))) * 1000);
    await close();
    mails = ask(folder, "select count(*) from outbox where channel = 'mail'");
    if (mails !== 1) throw new Error(`${mails} mails were planned, not one.`);
    drop(folder);
  }
  drop(before);
  const [inbox, raw, digest] = [times.inbox, times.raw, times.digest].map((all) => quantile(all, 0.95));
  line('a page of the inbox with its counts, p95', `${fixed(inbox)} ms`, `raw SQL for the same rows ${fixed(raw)} ms`);
  line('the digest, p95', `${fixed(digest)} ms`, `${mails} mail, and ${whole(count)} notices told`);
  figure('W7', 'inbox, p95', inbox, 'ms', { most: 50 });
  figure('W7', 'digest, p95', digest, 'ms', { most: 50 });
  figure('W7', 'mails', mails, '', { most: 1 });
}

/** The same rows by better-sqlite3 alone: the counts, a page of records and the titles of their agreements. */
function rawReads(folder) {
  const file = new Database(databaseOf(folder), { readonly: true });
  const counts = file.prepare('select tab, count(*) from follow_up where office = ? and tab is not null group by tab');
  const page = file.prepare("select follow_up.*, agreement.title from follow_up join agreement on agreement.id = follow_up.agreement where office = ? and tab = 'toOpen' order by due_on, follow_up.id limit 51");
  const taken = Array.from({ length: READS }, () => {
    const start = process.hrtime.bigint();
    counts.all(OFFICE);
    page.all(OFFICE);
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  file.close();
  return taken;
}
