import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { DocumentView } from '#libs/contracts';
import { documentPage, documentQuery, documentView, historyQuery, id as idSchema } from '#libs/contracts';
import { FILE_TYPES, judgeFile } from '#libs/documents';
import type { Actor } from '#libs/engine';
import { Engine } from '#libs/engine';
import { LuoshiError } from '#libs/kernel';
import { Answers, AnswersFile, KeyedOnce, Refuses } from './http/answers.js';
import type { AuthenticatedRequest } from './http/headers.js';
import { CurrentActor, keyOf } from './http/headers.js';
import { Refused } from './http/refused.js';
import { Trace } from './http/request-spans.js';
import { RunningKeys } from './http/running-keys.js';
import { Uploads } from './http/uploads.js';
import { documentViewOf } from './views/document.js';

@ApiTags('documents')
@Controller('api')
export class DocumentsController {
  constructor(
    private readonly engine: Engine,
    private readonly keys: RunningKeys,
    private readonly uploads: Uploads,
  ) {}

  /**
   * Adds a file, sent as the body as it is: `fetch(url, { method: 'POST', body: file })`. What it is, is judged by its
   * content; the same name again is its next version.
   */
  @Post('agreements/:id/documents')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' }, required: true })
  @KeyedOnce()
  @Answers(documentView, 201)
  @Refuses(408)
  async add(
    @Param('id', { schema: idSchema }) agreement: string,
    @Query({ schema: documentQuery }) query: z.infer<typeof documentQuery>,
    @Req() request: AuthenticatedRequest,
    @CurrentActor() actor: Actor,
    @Trace() trace: string | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DocumentView> {
    // One name however it is written: é of one sign, or of two.
    const name = query.name.normalize('NFC');
    const answer = await this.uploads.take(request.body, async (content) => {
      const type = judgeFile({ name, told: request.headers['content-type'] ?? '', bytes: content });
      const key = keyOf(request, createHash('sha256').update(content).digest('hex'));
      return this.keys.hold(key, () => this.engine.addDocument.execute({ actor, key, trace, agreement, name, type, content }));
    });
    if (!answer.ok) throw new Refused(answer);
    void reply.header('Location', `/api/documents/${answer.id}`).header('ETag', etagOf(answer.document));
    return documentViewOf(answer.document, this.engine.reference.zone);
  }

  /** Every version of every file, in the order they came. */
  @Get('agreements/:id/documents')
  @Answers(documentPage)
  async list(@Param('id', { schema: idSchema }) agreement: string, @Query({ schema: historyQuery }) query: z.infer<typeof historyQuery>): Promise<z.infer<typeof documentPage>> {
    if ((await this.engine.reads.agreement(agreement)) === undefined) throw new LuoshiError('agreement.not_found', `There is no agreement ${agreement}.`, { id: agreement });
    const page = await this.engine.reads.documents(agreement, query);
    return { ...page, items: page.items.map((document) => documentViewOf(document, this.engine.reference.zone)) };
  }

  @Get('documents/:id')
  @Answers(documentView)
  async read(@Param('id', { schema: idSchema }) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<DocumentView> {
    const document = await this.engine.reads.document(id);
    if (document === undefined) throw new LuoshiError('document.not_found', `There is no document ${id}.`, { id });
    void reply.header('ETag', etagOf(document));
    return documentViewOf(document, this.engine.reference.zone);
  }

  /** The file as it was uploaded. One whose content was changed since is refused. */
  @Get('documents/:id/content')
  @AnswersFile(FILE_TYPES)
  @Refuses(409)
  async content(@Param('id', { schema: idSchema }) id: string, @Headers('if-none-match') known: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { document, content } = await this.engine.openDocument.execute({ id });
    const etag = etagOf(document);
    void reply
      .header('ETag', etag)
      .header('Cache-Control', 'private, no-cache')
      // Shown by nobody as a page of ours, whatever it holds.
      .header('X-Content-Type-Options', 'nosniff')
      .header('Content-Security-Policy', "default-src 'none'; sandbox");
    if (known === etag) return void reply.status(304).send();
    await reply
      .type(document.type)
      .header('Content-Length', document.size)
      .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(document.name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`)
      .send(Readable.from(content, { objectMode: false }));
  }
}

const etagOf = ({ sha256 }: { sha256: string }): string => `"${sha256}"`;
