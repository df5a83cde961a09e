import { Body, Controller, Delete, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { RecipientView } from '#libs/contracts';
import { id as idSchema, recipientPage, recipientQuery, recipientRequest, recipientView } from '#libs/contracts';
import type { Command } from '#libs/engine';
import { Engine } from '#libs/engine';
import type { Recipient, Token } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import { Answers, etag, KeyedOnce, NeedsVersion, Refuses } from './http/answers.js';
import { CurrentToken, IdempotencyKey, IfMatch } from './http/headers.js';
import { pageOfList } from './http/page.js';
import { RunningKeys } from './http/running-keys.js';

/** Whom an office tells by mail. An administrator keeps those of every office, anybody else those of the own. */
@ApiTags('recipients')
@Controller('api/recipients')
export class RecipientsController {
  constructor(
    private readonly engine: Engine,
    private readonly keys: RunningKeys,
  ) {}

  @Get()
  @Answers(recipientPage)
  list(@Query({ schema: recipientQuery }) { office, ...page }: z.infer<typeof recipientQuery>, @CurrentToken() token: Token): z.infer<typeof recipientPage> {
    const seen = this.engine.reference.rows.recipients.filter((one) => isSeen(one, token) && (office === undefined || one.office === office));
    return pageOfList(seen, page, (recipient) => this.view(recipient));
  }

  @Post()
  @KeyedOnce()
  @Answers(recipientView, 201)
  async add(
    @Body({ schema: recipientRequest }) settings: z.infer<typeof recipientRequest>, @CurrentToken() token: Token, @IdempotencyKey() key: Command['key'], @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecipientView> {
    const recipient = await this.keys.hold(key, () => this.engine.keepRecipients.add({ settings, key, ...who(token) }));
    void reply.header('Location', `/api/recipients/${recipient.id}`);
    return this.told(recipient, reply);
  }

  @Get(':id')
  @Answers(recipientView)
  read(@Param('id', { schema: idSchema }) id: string, @CurrentToken() token: Token, @Res({ passthrough: true }) reply: FastifyReply): RecipientView {
    const recipient = this.engine.reference.recipient(id);
    if (recipient === undefined || !isSeen(recipient, token)) throw new LuoshiError('recipient.not_found', `There is no recipient ${id}.`, { id });
    return this.told(recipient, reply);
  }

  @Put(':id')
  @NeedsVersion()
  @Answers(recipientView)
  @Refuses(403, 409)
  async set(
    @Param('id', { schema: idSchema }) id: string, @IfMatch() expected: number, @Body({ schema: recipientRequest }) settings: z.infer<typeof recipientRequest>, @CurrentToken() token: Token,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecipientView> {
    return this.told(await this.engine.keepRecipients.set({ id, expected, settings, ...who(token) }), reply);
  }

  /** Mail that waits for the person is not sent any more. */
  @Delete(':id')
  @NeedsVersion()
  @Answers(recipientView)
  async remove(@Param('id', { schema: idSchema }) id: string, @IfMatch() expected: number, @CurrentToken() token: Token): Promise<RecipientView> {
    return this.view(await this.engine.keepRecipients.remove({ id, expected, ...who(token) }));
  }

  private told(recipient: Recipient, reply: FastifyReply): RecipientView {
    void reply.header('ETag', etag(recipient.version));
    return this.view(recipient);
  }

  private view({ createdAt, ...recipient }: Recipient): RecipientView {
    return { ...recipient, createdAt: this.engine.reference.zone.format3339(createdAt) };
  }
}

const isSeen = ({ office }: Recipient, token: Token): boolean => token.admin || office === token.office;
const who = ({ id, office, admin }: Token): { actor: { id: string; office: string }; admin: boolean } => ({ actor: { id, office }, admin });
