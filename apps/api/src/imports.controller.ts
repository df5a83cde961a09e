import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { ImportView } from '#libs/contracts';
import { importRequest, importView } from '#libs/contracts';
import type { Actor } from '#libs/engine';
import { Engine } from '#libs/engine';
import { LuoshiError } from '#libs/kernel';
import { Answers, Refuses } from './http/answers.js';
import { CurrentActor } from './http/headers.js';
import { AdminOnly } from './http/token.guard.js';
import { importFile } from './import-file.js';

@ApiTags('imports')
@Controller('api/imports')
@AdminOnly()
export class ImportsController {
  constructor(private readonly engine: Engine) {}

  /** Brings a file in, whole or not at all; with `dryRun` it says what it would do. */
  @Post()
  @HttpCode(200)
  @Answers(importView)
  @Refuses(409)
  async import(@Body({ schema: importRequest }) body: z.infer<typeof importRequest>, @CurrentActor() actor: Actor): Promise<ImportView> {
    const result = await importFile(this.engine, body, actor);
    if (result.faults.length > 0 && !body.dryRun) {
      throw new LuoshiError('import.refused', `The file is refused whole: ${result.faults.length} faults.`, { faults: result.faults.map((fault) => ({ ...fault })) });
    }
    return result;
  }
}
