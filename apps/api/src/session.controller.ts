import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SessionView } from '#libs/contracts';
import { sessionView } from '#libs/contracts';
import { Engine } from '#libs/engine';
import type { Token } from '#libs/engine/ports';
import { Answers } from './http/answers.js';
import { CurrentToken } from './http/headers.js';
import { sessionViewOf } from './views/session.js';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(private readonly engine: Engine) {}

  /** Whose token this is. */
  @Get()
  @Answers(sessionView)
  read(@CurrentToken() token: Token): SessionView {
    return sessionViewOf(token, this.engine.reference);
  }
}
