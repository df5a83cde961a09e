import type { ArgumentMetadata } from '@nestjs/common';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { LuoshiError } from '#libs/kernel';

type PathPart = PropertyKey | { key: PropertyKey };
interface Issue {
  at: string;
  message: string;
}

/** Checks what comes in against the contract; every fault is told with its place. Unknown fields are faults. */
class ContractPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: (issues) =>
        refusal(issues.map(({ path = [], message }) => ({ at: path.map((part: PathPart) => String(typeof part === 'object' ? part.key : part)).join('.'), message }))),
    });
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const broken = metadata.type === 'custom' ? [] : [...brokenTexts(value)];
    if (broken.length > 0) throw refusal(broken);
    return super.transform(value, metadata);
  }

  /** The framework drops what could reach a prototype; nothing here merges, so such a name is an unknown field like any other. */
  protected override stripProtoKeys(): void {}
}

export const contractPipe = new ContractPipe();

function refusal(issues: Issue[]): LuoshiError {
  return new LuoshiError('request.invalid', issues.map(({ at, message }) => (at === '' ? message : `${at}: ${message}`)).join(' '), { issues: issues.map((issue) => ({ ...issue })) });
}

/** No contract nests deeper; what does is refused by it. */
const DEEPEST = 16;

/** JSON can carry what no text holds: half a character, which has no canonical form, and U+0000, which a database may cut at. */
function* brokenTexts(value: unknown, path: string[] = []): Generator<Issue> {
  if (typeof value === 'string' && (!value.isWellFormed() || value.includes('\0'))) yield { at: path.join('.'), message: 'This is no text: it has half a character or U+0000.' };
  if (typeof value !== 'object' || value === null || path.length === DEEPEST) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!key.isWellFormed()) yield { at: path.join('.'), message: 'A name in it is no text: it has half a character.' };
    yield* brokenTexts(inner, [...path, key]);
  }
}
