import { writeFile } from 'node:fs/promises';
import { fileFault } from '#libs/store';

/**
 * Writes a small file beside the database.
 *
 * @throws LuoshiError `store.full`, `store.read_only`, `store.io_failed`
 */
export async function writeDataFile(file: string, text: string, mode = 0o644): Promise<void> {
  await writeFile(file, text, { mode }).catch((error: unknown) => {
    throw fileFault(error);
  });
}
