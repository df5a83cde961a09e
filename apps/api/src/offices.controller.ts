import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { HandoverPreviewView, HandoverView } from '#libs/contracts';
import { handoverPage, handoverPreviewView, handoverQuery, handoverRequest, handoverView, id as idSchema, officeCode, officePeople, openItemsView } from '#libs/contracts';
import type { Actor, Command, Handover } from '#libs/engine';
import { Engine } from '#libs/engine';
import type { Page, StoredFollowUp, StoredObligation, Token } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import { Answers, KeyedOnce, Refuses } from './http/answers.js';
import { CurrentActor, CurrentToken, IdempotencyKey } from './http/headers.js';
import { pageOfList } from './http/page.js';
import { RunningKeys } from './http/running-keys.js';

/** What an office has open, and how it passes from one person to the next. */
@ApiTags('offices')
@Controller('api/offices')
export class OfficesController {
  constructor(
    private readonly engine: Engine,
    private readonly keys: RunningKeys,
  ) {}

  @Get(':code/open-items')
  @Answers(openItemsView)
  async openItems(@Param('code', { schema: officeCode }) code: string): Promise<z.infer<typeof openItemsView>> {
    const { supervised, pressedFor, owed } = await this.engine.handOver.openItems(code);
    return { supervised: briefly(supervised), pressedFor: briefly(pressedFor), owed: briefly(owed) };
  }

  /** Who can act for it, and so hand over and take over: told to its own people and to administrators. */
  @Get(':code/people')
  @Answers(officePeople)
  @Refuses(403)
  people(@Param('code', { schema: officeCode }) code: string, @Query({ schema: handoverQuery }) page: z.infer<typeof handoverQuery>, @CurrentToken() token: Token): z.infer<typeof officePeople> {
    if (!token.admin && token.office !== code) throw new LuoshiError('right.own_office_only', 'The people of an office are told to its own and to administrators.', { office: code });
    return pageOfList(this.engine.reference.rows.tokens.filter(({ office }) => office === code), page, ({ id, name }) => ({ id, name }));
  }

  /** What a handover would pass on now. */
  @Get(':code/handover')
  @Answers(handoverPreviewView)
  async preview(@Param('code', { schema: officeCode }) code: string): Promise<HandoverPreviewView> {
    const { followUps, obligations, seen } = await this.engine.handOver.preview(code);
    return { followUps: followUps.length, obligations: obligations.length, seen };
  }

  @Get(':code/handovers')
  @Answers(handoverPage)
  async list(@Param('code', { schema: officeCode }) code: string, @Query({ schema: handoverQuery }) page: z.infer<typeof handoverQuery>): Promise<z.infer<typeof handoverPage>> {
    return pageOfList(await this.engine.handOver.of(code), page, (one) => this.view(one));
  }

  /** One person of the office hands over to another (交接): what is open is listed on the record. */
  @Post(':code/handover')
  @KeyedOnce()
  @Answers(handoverView, 201)
  @Refuses(412)
  async handOver(@Param('code', { schema: officeCode }) code: string, @Body({ schema: handoverRequest }) body: z.infer<typeof handoverRequest>, @CurrentActor() actor: Actor, @IdempotencyKey() key: Command['key']): Promise<HandoverView> {
    return this.view(await this.keys.hold(key, () => this.engine.handOver.handOver({ office: code, ...body, actor, key })));
  }

  /** The receiver confirms. */
  @Post(':code/handovers/:id/confirm')
  @HttpCode(200)
  @KeyedOnce()
  @Answers(handoverView)
  @Refuses(404)
  async takeOver(@Param('code', { schema: officeCode }) code: string, @Param('id', { schema: idSchema }) id: string, @CurrentActor() actor: Actor, @IdempotencyKey() key: Command['key']): Promise<HandoverView> {
    return this.view(await this.keys.hold(key, () => this.engine.handOver.takeOver({ office: code, id, actor, key })));
  }

  private view({ at, takenOver, ...one }: Handover): HandoverView {
    const { zone } = this.engine.reference;
    return { ...one, at: zone.format3339(at), takenOver: takenOver === null ? null : zone.format3339(takenOver) };
  }
}

function briefly({ items, total }: Page<StoredFollowUp | StoredObligation>): z.infer<typeof openItemsView>['owed'] {
  return { total, items: items.map((one) => ({ id: one.id, agreement: one.kind === 'followUp' ? one.context.agreement : one.context.home, state: one.state })) };
}
