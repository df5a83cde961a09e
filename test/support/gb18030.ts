let known: Map<string, readonly [number, number]> | undefined;

/** Text as a spreadsheet in Chinese writes it: of the characters with more than one byte those with two. */
export function gb18030(text: string): Buffer<ArrayBuffer> {
  known ??= new Map(pairs());
  return Buffer.from([...text].flatMap((character) => (character < '\u0080' ? [character.charCodeAt(0)] : [...(known?.get(character) ?? missing(character))])));
}

function* pairs(): Generator<[string, readonly [number, number]]> {
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) yield [decoder.decode(new Uint8Array([lead, trail])), [lead, trail]];
  }
}

function missing(character: string): never {
  throw new Error(`${character} has not two bytes in GB18030.`);
}
