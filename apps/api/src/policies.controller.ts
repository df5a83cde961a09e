import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { PoliciesPreviewView, RecomputedView } from '#libs/contracts';
import { historyQuery, policiesPreviewRequest, policiesPreviewView, policyPage, recomputedView } from '#libs/contracts';
import type { Actor } from '#libs/engine';
import { Engine } from '#libs/engine';
import { LuoshiError } from '#libs/kernel';
import { Answers } from './http/answers.js';
import { CurrentActor } from './http/headers.js';
import { pageOfList } from './http/page.js';
import { AdminOnly } from './http/token.guard.js';

@ApiTags('policies')
@Controller('api/policies')
export class PoliciesController {
  constructor(private readonly engine: Engine) {}

  /** Every version of every policy; `current` are the ones that apply. */
  @Get()
  @Answers(policyPage)
  list(@Query({ schema: historyQuery }) query: z.infer<typeof historyQuery>): z.infer<typeof policyPage> {
    const { rows, policies } = this.engine.reference;
    return pageOfList(rows.policies, query, (policy) => ({ ...policy, current: policies.some(({ id, version }) => id === policy.id && version === policy.version) }));
  }

  /** What of what runs these policies would date, with the present days and the new ones, which may be the same; nothing is done. */
  @Post('preview')
  @HttpCode(200)
  @Answers(policiesPreviewView)
  async preview(@Body({ schema: policiesPreviewRequest }) { policies, limit }: z.infer<typeof policiesPreviewRequest>): Promise<PoliciesPreviewView> {
    const { faults, ...told } = await this.engine.previewPolicies.execute({ list: policies, limit });
    if (faults.length > 0) throw new LuoshiError('import.refused', `The policies are refused: ${faults.length} faults.`, { faults: faults.map((fault) => ({ ...fault })) });
    return told;
  }

  /** Dates what runs by the policies that apply now, in batches; each record that moves has an entry of it in its history. */
  @Post('recompute')
  @HttpCode(200)
  @AdminOnly()
  @Answers(recomputedView)
  recompute(@CurrentActor() actor: Actor): Promise<RecomputedView> {
    return this.engine.recomputePolicies.execute({ actor });
  }
}
