/**
 * One table behind one door, to see what a trace of it tells: `node bare-server.mjs FILE SYNCHRONOUS`. It tells its port,
 * and ends with its input.
 */
import { createServer } from 'node:http';
import Database from 'better-sqlite3';

const [file, synchronous] = process.argv.slice(2);
const database = new Database(file);
database.pragma('journal_mode = WAL');
database.pragma(`synchronous = ${synchronous}`);
database.exec('create table done (key text)');
const insert = database.prepare('insert into done values (?)');
const server = createServer((request, response) => {
  insert.run(request.headers['idempotency-key']);
  response.writeHead(201).end('done');
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
process.stdin.on('end', () => process.exit(0)).resume();
