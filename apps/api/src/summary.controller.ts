import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { BreakdownView, SummaryView } from '#libs/contracts';
import { breakdownView, summaryView } from '#libs/contracts';
import { Answers } from './http/answers.js';
import { Summary } from './summary.js';

@ApiTags('agreements')
@Controller('api/summary')
export class SummaryController {
  constructor(private readonly summary: Summary) {}

  /** Where the agreements stand, who is pressed for them, and for how long. */
  @Get()
  @Answers(summaryView)
  read(): Promise<SummaryView> {
    return this.summary.view();
  }

  /** The lights of today by level, domain and region, and the parties by delay. */
  @Get('breakdown')
  @Answers(breakdownView)
  breakdown(): Promise<BreakdownView> {
    return this.summary.breakdown();
  }
}
