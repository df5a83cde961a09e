import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { ActingView } from '#libs/contracts';
import { actingRequest, actingView } from '#libs/contracts';
import { Engine } from '#libs/engine';
import { DemoPeople } from './demo-people.js';
import { Refuses, Tells } from './http/answers.js';
import { Public } from './http/token.guard.js';
import { sessionViewOf } from './views/session.js';

/** There only where the server was started on the ledger of the demonstration, and listens to its own machine alone. */
@ApiTags('session')
@Controller('api/demo')
@Public()
export class DemoController {
  constructor(
    private readonly engine: Engine,
    private readonly people: DemoPeople,
  ) {}

  /** Lends the token of a person of an office. */
  @Post('acting')
  @HttpCode(200)
  @Tells(actingView)
  @Refuses(403)
  async act(@Body({ schema: actingRequest }) { office, person }: z.infer<typeof actingRequest>, @Headers('host') host: string | undefined): Promise<ActingView> {
    const { token, secret } = await this.people.person(host, office, person);
    return { ...sessionViewOf(token, this.engine.reference), token: secret };
  }
}
