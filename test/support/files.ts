/** Small files of each kind that is taken, and some that only look like one. */
export const PDF = Buffer.from('%PDF-1.7\n%\u00e2\n1 0 obj\n<<>>\nendobj\n%%EOF\n', 'latin1');
export const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
export const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 0xff, 0xd9]);

export interface ZipFile {
  name: string;
  /** Bytes as the directory tells them. */
  inflated?: number;
}

/** A zip whose directory names these files; of each the archive holds four bytes, whatever the directory says they come to. */
export function zipOf(files: readonly ZipFile[], comment = ''): Buffer<ArrayBuffer> {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, inflated = 4 } of files) {
    const label = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(4, 18);
    local.writeUInt32LE(inflated, 22);
    local.writeUInt16LE(label.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(4, 20);
    entry.writeUInt32LE(inflated, 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, label, Buffer.from('text'));
    entries.push(entry, label);
    at += 30 + label.length + 4;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...locals, directory, end, Buffer.from(comment)]);
}

export const DOCX = zipOf([{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }]);
export const XLSX = zipOf([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }]);
export const OFD = zipOf([{ name: 'OFD.xml' }, { name: 'Doc_0/Document.xml' }]);
export const MACROS = zipOf([{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }, { name: 'word/vbaProject.bin' }]);
export const PROGRAM = Buffer.from('MZ\u0090\0\u0003\0\0\0', 'latin1');
