import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { ObligationEventBody, ObligationView, Receipt } from '#libs/contracts';
import { asOfQuery, entryPage, historyQuery, id as idSchema, obligationEvent, obligationPage, obligationQuery, obligationView, receipt } from '#libs/contracts';
import type { Actor, Command } from '#libs/engine';
import { Engine } from '#libs/engine';
import type { StoredObligation } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import { Answers, ChangesRecord, etag, receiptOf } from './http/answers.js';
import { CurrentActor, IdempotencyKey, IfMatch } from './http/headers.js';
import { Trace } from './http/request-spans.js';
import { RunningKeys } from './http/running-keys.js';
import { entryPageOf } from './views/entry.js';
import { lightsOf } from './views/light.js';
import { obligationStatesOf, obligationViewOf } from './views/obligation.js';

@ApiTags('obligations')
@Controller('api/obligations')
export class ObligationsController {
  constructor(
    private readonly engine: Engine,
    private readonly keys: RunningKeys,
  ) {}

  /** What is owed: `unit` is what a government leads or carries out, `party` what it owes. */
  @Get()
  @Answers(obligationPage)
  async list(@Query({ schema: obligationQuery }) query: z.infer<typeof obligationQuery>): Promise<z.infer<typeof obligationPage>> {
    const { cursor, limit, state, light, asOf = this.engine.today(), ...filter } = query;
    const lit = light === undefined ? undefined : { light, asOf };
    const page = await this.engine.reads.obligations({ ...filter, light: lit, states: obligationStatesOf(state) }, { cursor, limit });
    const titles = await this.engine.inbox.titles(page.items.map(({ context }) => context.home));
    const lightOf = await lightsOf(this.engine, 'obligation', page.items, asOf);
    return { ...page, items: page.items.map((obligation) => obligationViewOf(obligation, titles.get(obligation.context.home) ?? '', lightOf(obligation.id), this.engine.reference, this.engine.today())) };
  }

  @Get(':id')
  @Answers(obligationView)
  async read(@Param('id', { schema: idSchema }) id: string, @Query({ schema: asOfQuery }) { asOf }: z.infer<typeof asOfQuery>, @Res({ passthrough: true }) reply: FastifyReply): Promise<ObligationView> {
    const obligation = await this.find(id);
    void reply.header('ETag', etag(obligation.version));
    const home = await this.engine.reads.agreement(obligation.context.home);
    const lightOf = await lightsOf(this.engine, 'obligation', [obligation], asOf);
    return obligationViewOf(obligation, home?.context.title ?? '', lightOf(id), this.engine.reference, this.engine.today());
  }

  @Get(':id/history')
  @Answers(entryPage)
  async history(@Param('id', { schema: idSchema }) id: string, @Query({ schema: historyQuery }) query: z.infer<typeof historyQuery>): Promise<z.infer<typeof entryPage>> {
    const { context } = await this.find(id);
    return entryPageOf(await this.engine.reads.entriesOf(id, context.agreements, query));
  }

  @Post(':id/events')
  @HttpCode(200)
  @ChangesRecord()
  @Answers(receipt)
  async transition(
    @Param('id', { schema: idSchema }) id: string,
    @IfMatch() expected: number,
    @Body({ schema: obligationEvent }) request: ObligationEventBody,
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: Command['key'],
    @Trace() trace: string | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt> {
    const answer = await this.keys.hold(key, () => this.engine.transitionObligation.execute({ actor, key, trace, id, expected, request }));
    return receiptOf(answer, this.engine.reference.zone, reply);
  }

  private async find(id: string): Promise<StoredObligation> {
    const obligation = await this.engine.reads.obligation(id);
    if (obligation === undefined) throw new LuoshiError('obligation.not_found', `There is no obligation ${id}.`, { id });
    return obligation;
  }
}
