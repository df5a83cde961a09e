import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { InboxView } from '#libs/contracts';
import { inboxQuery, inboxView } from '#libs/contracts';
import type { Actor } from '#libs/engine';
import { Engine } from '#libs/engine';
import { Answers } from './http/answers.js';
import { CurrentActor } from './http/headers.js';
import { followUpViewOf } from './views/follow-up.js';
import { lightsOf } from './views/light.js';

@ApiTags('inbox')
@Controller('api/inbox')
export class InboxController {
  constructor(private readonly engine: Engine) {}

  /** What lies before the office of the token, in tabs with their counts. What is overdue stays until it is done. */
  @Get()
  @Answers(inboxView)
  async list(@Query({ schema: inboxQuery }) { tab, ...page }: z.infer<typeof inboxQuery>, @CurrentActor() { office }: Actor): Promise<InboxView> {
    const { inbox, reference } = this.engine;
    const today = this.engine.today();
    const [counts, found] = await Promise.all([inbox.counts(office, today), inbox.items(office, tab, today, page)]);
    const lightOf = await lightsOf(this.engine, 'followUp', found.items.map(({ followUp }) => followUp), today);
    return { ...found, counts, items: found.items.map(({ followUp, title, ...item }) => ({ ...item, followUp: followUpViewOf(followUp, title, lightOf(followUp.id), reference) })) };
  }
}
