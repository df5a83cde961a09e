import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { historyQuery, policyPage } from '#libs/contracts';
import { Engine } from '#libs/engine';
import { Answers } from './http/answers.js';
import { pageOfList } from './http/page.js';

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
}
