import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Engine } from '#libs/engine';
import { homePage } from './home-page.js';
import { Public } from './http/token.guard.js';
import { summarize } from './summary.js';

const ROWS = 200;

@ApiExcludeController()
@Controller()
@Public()
export class HomeController {
  constructor(private readonly engine: Engine) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
  async page(): Promise<string> {
    return homePage(await summarize(this.engine, ROWS), this.engine.today(), this.engine.reference);
  }
}
