import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { HandoverView } from '#libs/contracts';
import { handoverPage, handoverQuery, handoverRequest, handoverView, id as idSchema, officeCode, openItemsView } from '#libs/contracts';
import type { Actor, Handover } from '#libs/engine';
import { Engine } from '#libs/engine';
import type { Page, StoredFollowUp, StoredObligation } from '#libs/engine/ports';
import { Answers, Refuses } from './http/answers.js';
import { CurrentActor } from './http/headers.js';
import { pageOfList } from './http/page.js';

/** What an office has open, and how it passes from one person to the next. */
@ApiTags('offices')
@Controller('api/offices')
export class OfficesController {
  constructor(private readonly engine: Engine) {}

  @Get(':code/open-items')
  @Answers(openItemsView)
  async openItems(@Param('code', { schema: officeCode }) code: string): Promise<z.infer<typeof openItemsView>> {
    const { supervised, pressedFor, owed } = await this.engine.handOver.openItems(code);
    return { supervised: briefly(supervised), pressedFor: briefly(pressedFor), owed: briefly(owed) };
  }

  @Get(':code/handovers')
  @Answers(handoverPage)
  async list(@Param('code', { schema: officeCode }) code: string, @Query({ schema: handoverQuery }) page: z.infer<typeof handoverQuery>): Promise<z.infer<typeof handoverPage>> {
    return pageOfList(await this.engine.handOver.of(code), page, (one) => this.view(one));
  }

  /** One person of the office hands over to another (交接): what is open is listed on the record. */
  @Post(':code/handover')
  @Answers(handoverView, 201)
  @Refuses(403)
  async handOver(@Param('code', { schema: officeCode }) code: string, @Body({ schema: handoverRequest }) body: z.infer<typeof handoverRequest>, @CurrentActor() actor: Actor): Promise<HandoverView> {
    return this.view(await this.engine.handOver.handOver({ office: code, ...body, actor }));
  }

  /** The receiver confirms. */
  @Post(':code/handovers/:id/confirm')
  @HttpCode(200)
  @Answers(handoverView)
  @Refuses(403, 404, 409)
  async takeOver(@Param('code', { schema: officeCode }) code: string, @Param('id', { schema: idSchema }) id: string, @CurrentActor() actor: Actor): Promise<HandoverView> {
    return this.view(await this.engine.handOver.takeOver({ office: code, id, actor }));
  }

  private view({ at, takenOver, ...one }: Handover): HandoverView {
    const { zone } = this.engine.reference;
    return { ...one, at: zone.format3339(at), takenOver: takenOver === null ? null : zone.format3339(takenOver) };
  }
}

function briefly({ items, total }: Page<StoredFollowUp | StoredObligation>): z.infer<typeof openItemsView>['owed'] {
  return { total, items: items.map((one) => ({ id: one.id, agreement: one.kind === 'followUp' ? one.context.agreement : one.context.home, state: one.state })) };
}
