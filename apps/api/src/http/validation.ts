import { StandardSchemaValidationPipe } from '@nestjs/common';
import { LuoshiError } from '#libs/kernel';

type PathPart = PropertyKey | { key: PropertyKey };

/** Checks what comes in against the contract; every fault is told with its place. Unknown fields are faults. */
export const contractPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => {
    const told = issues.map(({ path = [], message }) => ({ at: path.map((part: PathPart) => String(typeof part === 'object' ? part.key : part)).join('.'), message }));
    return new LuoshiError('request.invalid', told.map(({ at, message }) => (at === '' ? message : `${at}: ${message}`)).join(' '), { issues: told });
  },
});
