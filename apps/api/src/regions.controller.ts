import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { historyQuery, regionPage } from '#libs/contracts';
import { Engine } from '#libs/engine';
import { Answers } from './http/answers.js';
import { pageOfList } from './http/page.js';

@ApiTags('governments')
@Controller('api/regions')
export class RegionsController {
  constructor(private readonly engine: Engine) {}

  /** The named lists of governments: `confirmed` of `count` members, each with its source. */
  @Get()
  @Answers(regionPage)
  list(@Query({ schema: historyQuery }) query: z.infer<typeof historyQuery>): z.infer<typeof regionPage> {
    const { tree, regions } = this.engine.reference;
    return pageOfList(regions, query, (region) => ({
      ...region,
      confirmed: region.members.length,
      members: region.members.map((member) => ({ ...member, name: tree.find(member.government)?.name ?? '' })),
    }));
  }
}
