import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Listeners } from './listeners.js';
import { AnswersEvents } from './http/answers.js';

@ApiTags('audit')
@Controller('api/events')
export class EventsController {
  constructor(private readonly listeners: Listeners) {}

  /** A stream that tells the number of the newest audit entry, within a second or two of its commit: whatever was read before may be out of date. It ends after an hour. */
  @Get()
  @AnswersEvents()
  async listen(@Res() reply: FastifyReply): Promise<void> {
    const stream = await this.listeners.add();
    reply.raw.once('close', () => stream.destroy());
    // No proxy is to keep it until it is whole.
    await reply.type('text/event-stream').header('Cache-Control', 'no-store').header('X-Accel-Buffering', 'no').send(stream);
  }
}
