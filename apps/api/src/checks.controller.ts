import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { CheckPage, CheckRunView } from '#libs/contracts';
import { checkPage, checkQuery, checkRequest, checkRunView } from '#libs/contracts';
import { Engine, findingWords } from '#libs/engine';
import { Answers, Refuses } from './http/answers.js';
import { partiesWithin } from './scope.js';

@ApiTags('checks')
@Controller('api/checks')
export class ChecksController {
  constructor(private readonly engine: Engine) {}

  /** What the standing checks found when they ran last, the worst first. */
  @Get()
  @Answers(checkPage)
  @Refuses(404)
  async list(@Query({ schema: checkQuery }) { cursor, limit, severity, code, agreement, government }: z.infer<typeof checkQuery>): Promise<CheckPage> {
    const { reads, reference } = this.engine;
    const scope = { agreement, parties: partiesWithin(reference, { government, region: undefined }) };
    const [page, counted, last] = await Promise.all([reads.findings({ ...scope, severity, code }, { cursor, limit }), reads.countFindings(scope), reads.lastCheck()]);
    const counts: CheckPage['counts'] = { error: 0, warning: 0, hint: 0, byCode: {} };
    for (const one of counted) {
      counts[one.severity] += one.count;
      counts.byCode[one.code] = one.count;
    }
    return {
      checkedAt: last === undefined ? null : reference.zone.format3339(last.endedAt),
      counts,
      ...page,
      items: page.items.map(({ details, ...finding }) => ({ ...finding, ...findingWords({ code: finding.code, details }) })),
    };
  }

  /** Checks now: everything, or one agreement. */
  @Post()
  @HttpCode(200)
  @Answers(checkRunView)
  @Refuses(404)
  async run(@Body({ schema: checkRequest }) { agreement }: z.infer<typeof checkRequest>): Promise<CheckRunView> {
    if (agreement === undefined) await this.engine.runChecks.all();
    else await this.engine.runChecks.one(agreement);
    return { checkedAt: this.engine.reference.zone.format3339(this.engine.now()) };
  }
}
