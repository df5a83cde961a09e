import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { backupView } from '#libs/contracts';
import { Engine } from '#libs/engine';
import { Backups } from './backups.js';
import { Answers } from './http/answers.js';
import { AdminOnly } from './http/token.guard.js';

@ApiTags('backups')
@Controller('api/backups')
@AdminOnly()
export class BackupsController {
  constructor(
    private readonly backups: Backups,
    private readonly engine: Engine,
  ) {}

  /** Takes a backup while the server runs. It lies in the server's data folder and holds every commit up to its moment. */
  @Post()
  @Answers(backupView, 201)
  async take(): Promise<z.infer<typeof backupView>> {
    const { file, takenAt, lastEntry } = await this.backups.take();
    return { file, takenAt: this.engine.reference.zone.format3339(takenAt), lastEntry };
  }
}
