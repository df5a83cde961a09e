import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { entryPage, entryQuery } from '#libs/contracts';
import { Engine } from '#libs/engine';
import { Answers } from './http/answers.js';
import { entryPageOf } from './views/entry.js';

@ApiTags('audit')
@Controller('api/audit')
export class AuditController {
  constructor(private readonly engine: Engine) {}

  /** The audit entries in the order they were written, refusals among them. */
  @Get('entries')
  @Answers(entryPage)
  async entries(@Query({ schema: entryQuery }) { subject, ...page }: z.infer<typeof entryQuery>): Promise<z.infer<typeof entryPage>> {
    return entryPageOf(await this.engine.reads.entries(subject ?? null, page));
  }
}
