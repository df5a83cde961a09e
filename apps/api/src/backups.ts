import { join } from 'node:path';
import type { Engine } from '#libs/engine';
import type { BackupContent, Store } from '#libs/store';

/** Backups of this installation, in `DATA_DIR/backups`. */
export class Backups {
  constructor(
    private readonly store: Pick<Store, 'backUp'>,
    private readonly engine: Engine,
    private readonly dataDir: string,
  ) {}

  /** Takes one while commands go on. */
  async take(): Promise<BackupContent & { file: string }> {
    const at = this.engine.now();
    const name = `luoshi-${this.engine.reference.zone.format3339(at).slice(0, 19).replaceAll(/[-:]/g, '')}-${at % 1000}.sqlite`;
    const file = join(this.dataDir, 'backups', name);
    return { file, ...(await this.store.backUp(file, at)) };
  }
}
