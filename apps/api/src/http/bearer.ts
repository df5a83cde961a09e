import type { Engine } from '#libs/engine';
import { tokenHash } from '#libs/engine';
import type { Token } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';

/** The token of a secret that was sent. @throws LuoshiError `auth.token_missing`, `auth.token_unknown`. */
export function bearerOf(engine: Engine, secret: string | undefined): Token {
  if (secret === undefined) throw new LuoshiError('auth.token_missing', 'Send Authorization: Bearer with a token.');
  const token = engine.reference.tokenByHash(tokenHash(secret));
  if (token === undefined) throw new LuoshiError('auth.token_unknown', 'This token is not known.');
  return token;
}

/** @throws LuoshiError `auth.admin_only`. */
export function mustBeAdmin({ admin }: Token): void {
  if (!admin) throw new LuoshiError('auth.admin_only', 'Only a token of the installation\'s administrator does this.');
}
