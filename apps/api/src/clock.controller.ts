import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { PreviewView, SweepView } from '#libs/contracts';
import { clockView, momentRequest, previewView, sweepView } from '#libs/contracts';
import { Engine } from '#libs/engine';
import type { SweepRun } from '#libs/engine/ports';
import type { Instant } from '#libs/kernel';
import { Answers } from './http/answers.js';
import { Trace } from './http/request-spans.js';
import { AdminOnly } from './http/token.guard.js';

type Moment = z.infer<typeof momentRequest>;

@ApiTags('clock')
@Controller('api/clock')
export class ClockController {
  constructor(private readonly engine: Engine) {}

  @Get()
  @Answers(clockView)
  async status(): Promise<z.infer<typeof clockView>> {
    const { reads } = this.engine;
    const now = this.engine.now();
    const [nextDue, due, runs] = await Promise.all([reads.nextDue(), reads.countDue(now), reads.sweepRuns(20)]);
    return { now: this.format(now), nextDue: nextDue === null ? null : this.format(nextDue), due, lastRuns: runs.map((run) => this.view(run)) };
  }

  /** What a sweep at that moment would flag; nothing is done. */
  @Post('preview')
  @HttpCode(200)
  @Answers(previewView)
  async preview(@Body({ schema: momentRequest }) body: Moment): Promise<PreviewView> {
    const { at, due } = await this.engine.previewSweep.execute({ at: this.moment(body) });
    return { at: this.format(at), due };
  }

  /** Sweeps now, or as of a moment. The lights of today are told after it, where they were not yet: a day that has not come has none. */
  @Post('tick')
  @HttpCode(200)
  @AdminOnly()
  @Answers(sweepView)
  async tick(@Body({ schema: momentRequest }) body: Moment, @Trace() trace: string | null): Promise<SweepView> {
    const run = await this.engine.clockLoop.tick(this.moment(body), trace);
    await this.engine.tellLights.execute();
    return this.view(run);
  }

  private moment({ at }: Moment): Instant {
    return at === undefined ? this.engine.now() : Date.parse(at);
  }

  private format(at: Instant): string {
    return this.engine.reference.zone.format3339(at);
  }

  private view({ at, startedAt, endedAt, ...counts }: SweepRun): SweepView {
    return { at: this.format(at), startedAt: this.format(startedAt), endedAt: this.format(endedAt), ...counts };
  }
}
