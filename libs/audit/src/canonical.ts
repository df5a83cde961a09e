/**
 * The canonical form of a JSON value (RFC 8785, JCS): members sorted by UTF-16 code units, numbers and strings as
 * ECMAScript writes them, no white space. Members that are undefined are left out, as JSON does.
 *
 * @throws TypeError for what JSON cannot carry: NaN, infinities, lone surrogates, functions, bigints.
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('A lone surrogate has no canonical form.');
      return JSON.stringify(value);
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
  let text = '{';
  for (const key of Object.keys(object).sort()) {
    const value = (object as Record<string, unknown>)[key];
    if (value !== undefined) text += `${text === '{' ? '' : ','}${canonical(key)}:${canonical(value)}`;
  }
  return text + '}';
}
