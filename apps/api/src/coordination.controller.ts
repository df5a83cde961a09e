import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { LadderView } from '#libs/contracts';
import { ladderQuery, ladderView } from '#libs/contracts';
import { Engine } from '#libs/engine';
import { Answers } from './http/answers.js';

@ApiTags('coordination')
@Controller('api/coordination')
export class CoordinationController {
  constructor(private readonly engine: Engine) {}

  /** Who would press these parties, rung by rung, and why. */
  @Get('ladder')
  @Answers(ladderView)
  ladder(@Query({ schema: ladderQuery }) { parties, on }: z.infer<typeof ladderQuery>): LadderView {
    return this.engine.showLadder.execute({ parties: parties.split(','), on: on ?? this.engine.today() });
  }
}
