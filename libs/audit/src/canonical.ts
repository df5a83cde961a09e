/**
 * The canonical form of a JSON value (RFC 8785, JCS): members sorted by UTF-16 code units, numbers and strings as
 * ECMAScript writes them, no white space. Members that are undefined are left out, as JSON does.
 *
 * @throws TypeError for what JSON cannot carry: NaN, infinities, lone surrogates, functions, bigints.
 */
export function canonical(value: unknown): string {
  return isOrdered(value) ? JSON.stringify(value) : ordered(value);
}

/** Whether JSON writes the value in canonical form as it stands: ECMAScript writes it then, in a tenth of the time. */
function isOrdered(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed();
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return value === null || (Array.isArray(value) ? value.every(isOrdered) : hasOrderedMembers(value));
    default:
      return false;
  }
}

function hasOrderedMembers(object: object): boolean {
  let before = '';
  for (const key of Object.keys(object)) {
    const value = (object as Record<string, unknown>)[key];
    if (key < before || !key.isWellFormed() || (value !== undefined && !isOrdered(value))) return false;
    before = key;
  }
  return true;
}

function ordered(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form.`);
      return JSON.stringify(value);
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
    default:
      throw new TypeError(`A ${typeof value} has no canonical form.`);
  }
}

function canonicalArray(items: unknown[]): string {
  let text = '[';
  for (let index = 0; index < items.length; index++) text += (index === 0 ? '' : ',') + canonical(items[index]);
  return text + ']';
}

function canonicalObject(object: object): string {
  const members = object as Record<string, unknown>;
  let text = '{';
  for (const key of sorted(Object.keys(members))) {
    const value = members[key];
    if (value !== undefined) text += (text === '{' ? '' : ',') + quotedName(key) + canonical(value);
  }
  return text + '}';
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('A lone surrogate has no canonical form.');
  return JSON.stringify(text);
}

/** Names of members are few and come again; many members, as of a register keyed by office, are not kept. */
const NAMES_KEPT = 2000;
const names = new Map<string, string>();

function quotedName(key: string): string {
  let name = names.get(key);
  if (name === undefined) {
    name = `${quoted(key)}:`;
    if (names.size < NAMES_KEPT) names.set(key, name);
  }
  return name;
}

/** In place, by UTF-16 code units, as `<` compares strings. Objects have few members: inserting beats a general sort, which copies. */
function sorted(keys: string[]): string[] {
  if (keys.length > 24) return keys.sort();
  for (let at = 1; at < keys.length; at++) {
    const key = keys[at] as string;
    let before = at - 1;
    while (before >= 0 && (keys[before] as string) > key) {
      keys[before + 1] = keys[before] as string;
      before -= 1;
    }
    keys[before + 1] = key;
  }
  return keys;
}
