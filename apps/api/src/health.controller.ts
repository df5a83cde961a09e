import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { VERSION } from '#config';
import { health } from '#libs/contracts';
import { Engine } from '#libs/engine';
import { Metrics } from '#libs/telemetry';
import { Tells } from './http/answers.js';
import { Public } from './http/token.guard.js';
import { QueueWatch } from './queue-watch.js';

@ApiTags('health')
@Controller()
@Public()
export class HealthController {
  constructor(
    private readonly engine: Engine,
    private readonly metrics: Metrics,
    private readonly queue: QueueWatch,
  ) {}

  /** The process is alive. */
  @Get('livez')
  @Tells(health)
  live(): z.infer<typeof health> {
    return { status: 'ok', version: VERSION };
  }

  /** The store answers: requests can be served. Without the queue they can be too; its messages wait. */
  @Get('readyz')
  @Tells(health)
  @ApiResponse({ status: 503, description: 'It does not.', standardSchema: health })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof health>> {
    const ok = await this.engine.reads.nextDue().then(
      () => true,
      () => false,
    );
    if (!ok) void reply.status(503);
    const { state } = this.queue;
    return { status: ok ? 'ok' : 'failing', version: VERSION, ...(state === undefined ? {} : { queue: state }), ...(this.queue.mail === null ? {} : { mail: this.queue.mail() }) };
  }

  /** Prometheus metrics. */
  @Get('metrics')
  @ApiResponse({ status: 200, content: { 'text/plain': { schema: { type: 'string' } } } })
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  async scrape(): Promise<string> {
    return this.metrics.text();
  }
}
