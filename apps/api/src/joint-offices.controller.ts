import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { JointOfficeView } from '#libs/contracts';
import { jointOfficeId, jointOfficePage, jointOfficeQuery, jointOfficeView } from '#libs/contracts';
import { Engine } from '#libs/engine';
import { LuoshiError } from '#libs/kernel';
import { Answers, Refuses } from './http/answers.js';
import { jointOfficeViewOf } from './views/joint-office.js';

/** Agreements of which one answer tells the designations. */
const TOLD = 200;

/** The offices that parties designated to press them all. They are told by their agreements alone: DESIGNATE makes one. */
@ApiTags('offices')
@Controller('api/joint-offices')
export class JointOfficesController {
  constructor(private readonly engine: Engine) {}

  @Get()
  @Answers(jointOfficePage)
  async list(@Query({ schema: jointOfficeQuery }) query: z.infer<typeof jointOfficeQuery>): Promise<z.infer<typeof jointOfficePage>> {
    const { reads } = this.engine;
    const page = await reads.jointOffices(query);
    const items = await Promise.all(page.items.map(async ({ id, last, agreements }) => ({ id, name: (await reads.agreement(last))?.context.joint?.name ?? id, agreements })));
    return { ...page, items };
  }

  @Get(':id')
  @Answers(jointOfficeView)
  @Refuses(404)
  async read(@Param('id', { schema: jointOfficeId }) id: string): Promise<JointOfficeView> {
    const { items, total } = await this.engine.reads.agreements({ jointOffice: id }, { limit: TOLD });
    if (total === 0) throw new LuoshiError('joint_office.not_found', `No agreement designates a joint office ${id}.`, { id });
    return jointOfficeViewOf(id, items, total, this.engine.today(), this.engine.reference);
  }
}
