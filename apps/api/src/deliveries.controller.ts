import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { DeadDelivery, DeliveriesView, ReplayView } from '#libs/contracts';
import { deadPage, deliveriesView, historyQuery, replayRequest, replayView } from '#libs/contracts';
import type { Actor } from '#libs/engine';
import { Engine } from '#libs/engine';
import type { OutgoingMessage } from '#libs/engine/ports';
import type { Instant } from '#libs/kernel';
import { Answers } from './http/answers.js';
import { CurrentActor } from './http/headers.js';
import { AdminOnly } from './http/token.guard.js';

@ApiTags('deliveries')
@Controller('api/deliveries')
@AdminOnly()
export class DeliveriesController {
  constructor(private readonly engine: Engine) {}

  /** How much waits to leave, since when, and how much was given up. */
  @Get()
  @Answers(deliveriesView)
  async summary(): Promise<DeliveriesView> {
    const { oldest, ...counts } = await this.engine.outbox.counts();
    return { ...counts, oldest: oldest === null ? null : this.format(oldest) };
  }

  /** The messages whose delivery was given up, in the order they were planned. */
  @Get('dead')
  @Answers(deadPage)
  async dead(@Query({ schema: historyQuery }) query: z.infer<typeof historyQuery>): Promise<z.infer<typeof deadPage>> {
    const page = await this.engine.outbox.dead(query);
    return { ...page, items: page.items.map((message) => this.view(message)) };
  }

  /** Tries again what was given up: one message, or all. */
  @Post('replay')
  @HttpCode(200)
  @Answers(replayView)
  async replay(@Body({ schema: replayRequest }) { id }: z.infer<typeof replayRequest>, @CurrentActor() actor: Actor): Promise<ReplayView> {
    return { replayed: await this.engine.replayMessages.execute({ id, actor }) };
  }

  private view({ id, channel, at, attempts, lastError, body }: OutgoingMessage): DeadDelivery {
    return { id, channel, at: this.format(at), attempts, lastError, body: { ...body } };
  }

  private format(at: Instant): string {
    return this.engine.reference.zone.format3339(at);
  }
}
