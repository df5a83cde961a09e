import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { AgreementEventRequest, AgreementView, FamilyEntryPage, FamilyView, LadderView, Proposal, Receipt } from '#libs/contracts';
import { agreementEvent, agreementPage, agreementQuery, agreementView, asOfQuery, entryPage, familyEntryPage, familyView, historyQuery, id as idSchema, ladderView, obligationPage, obligationsOfQuery, proposal, receipt } from '#libs/contracts';
import type { Actor, Command } from '#libs/engine';
import { Engine, ladderOf } from '#libs/engine';
import { AT_WORK, OPEN_OBLIGATION } from '#libs/engine/ports';
import type { AgreementOrder, StoredAgreement } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import { Answers, ChangesRecord, etag, KeyedOnce, receiptOf, Refuses } from './http/answers.js';
import { CurrentActor, IdempotencyKey, IfMatch } from './http/headers.js';
import { Trace } from './http/request-spans.js';
import { RunningKeys } from './http/running-keys.js';
import { partiesWithin } from './scope.js';
import { agreementSummaryOf, agreementViewOf, familyViewOf } from './views/agreement.js';
import { entryPageOf, familyEntryPageOf } from './views/entry.js';
import { obligationStatesOf, obligationViewOf } from './views/obligation.js';
import { lightsOf } from './views/light.js';

/** The states of an obligation in which its parties owe it, or have delivered it for good. */
const OWED = [...OPEN_OBLIGATION.filter((state) => state !== 'planned'), 'accepted'];

@ApiTags('agreements')
@Controller('api/agreements')
export class AgreementsController {
  constructor(
    private readonly engine: Engine,
    private readonly keys: RunningKeys,
  ) {}

  @Get()
  @Answers(agreementPage)
  @Refuses(404)
  async list(@Query({ schema: agreementQuery }) query: z.infer<typeof agreementQuery>): Promise<z.infer<typeof agreementPage>> {
    const { cursor, limit, government, party, region, light, asOf = this.engine.today(), sort, ...filter } = query;
    const { reference } = this.engine;
    const lit = light === undefined ? undefined : { light, asOf };
    const page = await this.engine.reads.agreements({ ...filter, light: lit, parties: partiesWithin(reference, { government, party, region }) }, { cursor, limit }, orderOf(sort));
    const lightOf = await lightsOf(this.engine, 'agreement', page.items, asOf);
    return { ...page, items: page.items.map((agreement) => agreementSummaryOf(agreement, lightOf(agreement.id), reference)) };
  }

  @Post()
  @KeyedOnce()
  @Answers(receipt, 201)
  async propose(@Body({ schema: proposal }) body: Proposal, @CurrentActor() actor: Actor, @IdempotencyKey() key: Command['key'], @Trace() trace: string | null, @Res({ passthrough: true }) reply: FastifyReply): Promise<Receipt> {
    const lead = body.lead ?? body.parties.find((party) => party.role === 'lead')?.code ?? null;
    const answer = await this.keys.hold(key, () => this.engine.proposeAgreement.execute({ actor, key, trace, proposal: { ...body, lead } }));
    if (answer.ok) void reply.header('Location', `/api/agreements/${answer.id}`);
    return receiptOf(answer, this.engine.reference.zone, reply);
  }

  @Get(':id')
  @Answers(agreementView)
  async read(@Param('id', { schema: idSchema }) id: string, @Query({ schema: asOfQuery }) { asOf }: z.infer<typeof asOfQuery>, @Res({ passthrough: true }) reply: FastifyReply): Promise<AgreementView> {
    const agreement = await this.find(id);
    const pressing = await this.engine.reads.followUps({ agreement: id, states: AT_WORK }, { limit: 200 });
    const { items: [first] } = await this.engine.reads.entries(id, { limit: 1 });
    const lightOf = await lightsOf(this.engine, 'agreement', [agreement], asOf);
    void reply.header('ETag', etag(agreement.version));
    const owed = agreement.context.obligations.length === 0 ? [] : (await this.engine.reads.obligations({ agreement: id, states: OWED }, { limit: 200 })).items;
    return agreementViewOf(agreement, lightOf(id), { owed, above: await this.engine.showFamily.above(agreement) }, pressing.items, first, this.engine.reference);
  }

  @Post(':id/events')
  @HttpCode(200)
  @ChangesRecord()
  @Answers(receipt)
  async transition(
    @Param('id', { schema: idSchema }) id: string,
    @IfMatch() expected: number,
    @Body({ schema: agreementEvent }) request: AgreementEventRequest,
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: Command['key'],
    @Trace() trace: string | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt> {
    const answer = await this.keys.hold(key, () => this.engine.transitionAgreement.execute({ actor, key, trace, id, expected, request }));
    return receiptOf(answer, this.engine.reference.zone, reply);
  }

  @Get(':id/events')
  @Answers(entryPage)
  async events(@Param('id', { schema: idSchema }) id: string, @Query({ schema: historyQuery }) query: z.infer<typeof historyQuery>): Promise<z.infer<typeof entryPage>> {
    return this.history(id, query);
  }

  @Get(':id/history')
  @Answers(entryPage)
  async history(@Param('id', { schema: idSchema }) id: string, @Query({ schema: historyQuery }) query: z.infer<typeof historyQuery>): Promise<z.infer<typeof entryPage>> {
    await this.find(id);
    return entryPageOf(await this.engine.reads.entries(id, query));
  }

  @Get(':id/ladder')
  @Answers(ladderView)
  async ladder(@Param('id', { schema: idSchema }) id: string): Promise<LadderView> {
    const { context } = await this.find(id);
    const { reference } = this.engine;
    return ladderOf(reference, id, context, this.engine.today());
  }

  @Get(':id/family')
  @Answers(familyView)
  async family(@Param('id', { schema: idSchema }) id: string): Promise<FamilyView> {
    const family = await this.engine.showFamily.execute({ id });
    const lightOf = await lightsOf(this.engine, 'agreement', [...family.chain.map(({ agreement }) => agreement), ...family.above, ...family.beneath.items]);
    return familyViewOf(family, lightOf, this.engine.reference);
  }

  /** Everything that happened to the agreement and its family, on one line. */
  @Get(':id/family/history')
  @Answers(familyEntryPage)
  async familyHistory(@Param('id', { schema: idSchema }) id: string, @Query({ schema: historyQuery }) page: z.infer<typeof historyQuery>): Promise<FamilyEntryPage> {
    return familyEntryPageOf(await this.engine.showFamilyHistory.execute({ id, page }));
  }

  @Get(':id/obligations')
  @Answers(obligationPage)
  async obligations(@Param('id', { schema: idSchema }) id: string, @Query({ schema: obligationsOfQuery }) query: z.infer<typeof obligationsOfQuery>): Promise<z.infer<typeof obligationPage>> {
    await this.find(id);
    const { cursor, limit, state, ...filter } = query;
    const page = await this.engine.reads.obligations({ ...filter, agreement: id, states: obligationStatesOf(state) }, { cursor, limit });
    const titles = await this.engine.inbox.titles(page.items.map(({ context }) => context.home));
    const lightOf = await lightsOf(this.engine, 'obligation', page.items);
    return { ...page, items: page.items.map((obligation) => obligationViewOf(obligation, titles.get(obligation.context.home) ?? '', lightOf(obligation.id), this.engine.reference, this.engine.today())) };
  }

  private async find(id: string): Promise<StoredAgreement> {
    const agreement = await this.engine.reads.agreement(id);
    if (agreement === undefined) throw new LuoshiError('agreement.not_found', `There is no agreement ${id}.`, { id });
    return agreement;
  }
}

function orderOf(sort: z.infer<typeof agreementQuery>['sort']): AgreementOrder | undefined {
  if (sort === undefined) return undefined;
  const descending = sort.startsWith('-');
  return { by: (descending ? sort.slice(1) : sort) as AgreementOrder['by'], descending };
}
