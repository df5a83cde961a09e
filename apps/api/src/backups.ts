import { join } from 'node:path';
import type { Engine } from '#libs/engine';
import type { BackupContent, Store } from '#libs/store';

/** Backups of this installation, in `DATA_DIR/backups`. */
export class Backups {
  private readonly running = new Map<string, Promise<BackupContent>>();

  constructor(
    private readonly store: Pick<Store, 'backUp'>,
    private readonly engine: Engine,
    private readonly dataDir: string,
  ) {}

  /** Takes one while commands go on. Those asked for at one moment are one: they would lie under one name. */
  async take(): Promise<BackupContent & { file: string }> {
    const at = this.engine.now();
    const name = `luoshi-${this.engine.reference.zone.format3339(at).slice(0, 19).replaceAll(/[-:]/g, '')}-${at % 1000}.sqlite`;
    const file = join(this.dataDir, 'backups', name);
    const taking = this.running.get(file) ?? this.store.backUp(file, at).finally(() => this.running.delete(file));
    this.running.set(file, taking);
    return { file, ...(await taking) };
  }
}
