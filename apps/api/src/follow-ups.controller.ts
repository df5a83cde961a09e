import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { FollowUpEventRequest, FollowUpView, Receipt } from '#libs/contracts';
import { asOfQuery, followUpEvent, followUpPage, followUpQuery, followUpView, id as idSchema, receipt } from '#libs/contracts';
import type { Actor, Command } from '#libs/engine';
import { Engine } from '#libs/engine';
import { AT_WORK } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import { Answers, ChangesRecord, etag, receiptOf } from './http/answers.js';
import { CurrentActor, IdempotencyKey, IfMatch } from './http/headers.js';
import { Trace } from './http/request-spans.js';
import { RunningKeys } from './http/running-keys.js';
import { followUpViewOf } from './views/follow-up.js';
import { lightsOf } from './views/light.js';

@ApiTags('follow-ups')
@Controller('api/follow-ups')
export class FollowUpsController {
  constructor(
    private readonly engine: Engine,
    private readonly keys: RunningKeys,
  ) {}

  /** Follow-ups of all offices: `office` is what one supervises, `party` what a government is pressed for. */
  @Get()
  @Answers(followUpPage)
  async list(@Query({ schema: followUpQuery }) query: z.infer<typeof followUpQuery>): Promise<z.infer<typeof followUpPage>> {
    const { cursor, limit, state, light, asOf = this.engine.today(), ...filter } = query;
    const lit = light === undefined ? undefined : { light, asOf };
    const { reads, inbox, reference } = this.engine;
    const page = await reads.followUps({ ...filter, light: lit, states: statesOf(state) }, { cursor, limit });
    const titles = await inbox.titles(page.items.map(({ context }) => context.agreement));
    const lightOf = await lightsOf(this.engine, 'followUp', page.items, asOf);
    return { ...page, items: page.items.map((followUp) => followUpViewOf(followUp, titles.get(followUp.context.agreement) ?? '', lightOf(followUp.id), reference)) };
  }

  @Get(':id')
  @Answers(followUpView)
  async read(@Param('id', { schema: idSchema }) id: string, @Query({ schema: asOfQuery }) { asOf }: z.infer<typeof asOfQuery>, @Res({ passthrough: true }) reply: FastifyReply): Promise<FollowUpView> {
    const followUp = await this.engine.reads.followUp(id);
    if (followUp === undefined) throw new LuoshiError('follow_up.not_found', `There is no follow-up ${id}.`, { id });
    void reply.header('ETag', etag(followUp.version));
    const agreement = await this.engine.reads.agreement(followUp.context.agreement);
    const lightOf = await lightsOf(this.engine, 'followUp', [followUp], asOf);
    return followUpViewOf(followUp, agreement?.context.title ?? '', lightOf(id), this.engine.reference);
  }

  @Post(':id/events')
  @HttpCode(200)
  @ChangesRecord()
  @Answers(receipt)
  async transition(
    @Param('id', { schema: idSchema }) id: string,
    @IfMatch() expected: number,
    @Body({ schema: followUpEvent }) request: FollowUpEventRequest,
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: Command['key'],
    @Trace() trace: string | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt> {
    const answer = await this.keys.hold(key, () => this.engine.transitionFollowUp.execute({ actor, key, trace, id, expected, request }));
    return receiptOf(answer, this.engine.reference.zone, reply);
  }
}

function statesOf(state: string | undefined): readonly string[] | undefined {
  if (state === undefined) return undefined;
  if (state === 'open') return AT_WORK;
  return state === 'requested' ? ['requested.awaiting'] : [state];
}
