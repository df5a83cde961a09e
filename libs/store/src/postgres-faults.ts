import { dialects } from './dialect.js';
import { driverCode, namedFault } from './faults.js';

/** What the driver says of a connection that is gone, without a code. */
const GONE = /connection terminated|connection ended|connection error|not queryable|timeout exceeded when trying to connect|client was closed/i;

/** An error of the driver as a fault told by name. */
export function postgresFault(error: unknown): Error {
  const coded = driverCode(error) === '' && error instanceof Error && GONE.test(error.message) ? Object.assign(error, { code: 'ECONNGONE' }) : error;
  return namedFault(coded, dialects.postgres);
}
