import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { TokenCreated } from '#libs/contracts';
import { historyQuery, tokenCreated, tokenPage, tokenRequest } from '#libs/contracts';
import type { Actor } from '#libs/engine';
import { Engine } from '#libs/engine';
import type { Token } from '#libs/engine/ports';
import { Answers } from './http/answers.js';
import { CurrentActor } from './http/headers.js';
import { pageOfList } from './http/page.js';
import { AdminOnly } from './http/token.guard.js';

@ApiTags('tokens')
@Controller('api/tokens')
@AdminOnly()
export class TokensController {
  constructor(private readonly engine: Engine) {}

  @Get()
  @Answers(tokenPage)
  list(@Query({ schema: historyQuery }) query: z.infer<typeof historyQuery>): z.infer<typeof tokenPage> {
    return pageOfList(this.engine.reference.rows.tokens, query, (token) => this.view(token));
  }

  /** A token for a person or machine of an office. The secret is told once. */
  @Post()
  @Answers(tokenCreated, 201)
  async add(@Body({ schema: tokenRequest }) body: z.infer<typeof tokenRequest>, @CurrentActor() actor: Actor): Promise<TokenCreated> {
    const { token, secret } = await this.engine.appoint.token({ ...body, actor });
    return { ...this.view(token), token: secret };
  }

  private view({ id, office, name, admin, createdAt }: Token): z.infer<typeof tokenPage>['items'][number] {
    return { id, office, name, admin, createdAt: this.engine.reference.zone.format3339(createdAt) };
  }
}
