import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { ImportView } from '#libs/contracts';
import { importRequest, importView } from '#libs/contracts';
import type { Actor, Command } from '#libs/engine';
import { Engine } from '#libs/engine';
import { LuoshiError } from '#libs/kernel';
import { Answers, KeyedOnce, Refuses } from './http/answers.js';
import { CurrentActor, IdempotencyKey } from './http/headers.js';
import { RunningKeys } from './http/running-keys.js';
import { AdminOnly } from './http/token.guard.js';
import { importFile } from './import-file.js';

@ApiTags('imports')
@Controller('api/imports')
@AdminOnly()
export class ImportsController {
  constructor(
    private readonly engine: Engine,
    private readonly keys: RunningKeys,
  ) {}

  /** Brings a file in, whole or not at all; with `dryRun` it says row by row what it would do, and `seen` sent back sees to it that nothing else is done. */
  @Post()
  @HttpCode(200)
  @KeyedOnce()
  @Answers(importView)
  @Refuses(412)
  async import(@Body({ schema: importRequest }) body: z.infer<typeof importRequest>, @CurrentActor() actor: Actor, @IdempotencyKey() key: Command['key']): Promise<ImportView> {
    const result = await this.keys.hold(key, () => importFile(this.engine, body, actor, key));
    if (result.faults.length > 0 && !body.dryRun) {
      const faults = result.faults.map((fault) => ({ ...fault }));
      if (body.seen !== undefined) throw new LuoshiError('import.changed', 'What the file would do now is not what was looked at: look again.', { faults });
      throw new LuoshiError('import.refused', `The file is refused whole: ${faults.length} faults.`, { faults });
    }
    return result;
  }
}
