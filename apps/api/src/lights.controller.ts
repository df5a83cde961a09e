import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { LightPage } from '#libs/contracts';
import { lightPage, lightQuery, lightRunPage, lightRunQuery } from '#libs/contracts';
import { Engine } from '#libs/engine';
import { LIGHT_WORDS } from '#libs/policy';
import { Answers } from './http/answers.js';
import { lightRunViewOf } from './views/light.js';

@ApiTags('lights')
@Controller('api/lights')
export class LightsController {
  constructor(private readonly engine: Engine) {}

  /** The lights of a day, as they were told on it. */
  @Get()
  @Answers(lightPage)
  async list(@Query({ schema: lightQuery }) { cursor, limit, asOf = this.engine.today(), ...filter }: z.infer<typeof lightQuery>): Promise<LightPage> {
    const { reads, reference } = this.engine;
    const page = await reads.lights({ ...filter, asOf }, { cursor, limit });
    const [run] = (await reads.lightRuns(asOf, { limit: 1 })).items;
    return {
      asOf,
      run: run === undefined ? null : lightRunViewOf(run, reference.zone),
      ...page,
      items: page.items.map(({ kind, record, light, reason, day }) => ({ kind, record, light, reason, ...LIGHT_WORDS[reason], since: day })),
    };
  }

  /** The days on which lights were told, the last first, with how many had each. */
  @Get('runs')
  @Answers(lightRunPage)
  async runs(@Query({ schema: lightRunQuery }) { until = this.engine.today(), ...request }: z.infer<typeof lightRunQuery>): Promise<z.infer<typeof lightRunPage>> {
    const { reads, reference } = this.engine;
    const page = await reads.lightRuns(until, request);
    return { ...page, items: page.items.map((run) => lightRunViewOf(run, reference.zone)) };
  }
}
