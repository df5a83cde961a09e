import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { NoticeView } from '#libs/contracts';
import { id as idSchema, noticePage, noticeQuery, noticeView } from '#libs/contracts';
import type { Actor } from '#libs/engine';
import { Engine, wordsOf } from '#libs/engine';
import type { NoticeKey, StoredNotice } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import { Answers } from './http/answers.js';
import { CurrentActor } from './http/headers.js';

@ApiTags('notices')
@Controller('api/notices')
export class NoticesController {
  constructor(private readonly engine: Engine) {}

  /** The notices to the office of the token, the latest first. */
  @Get()
  @Answers(noticePage)
  async list(@Query({ schema: noticeQuery }) { record, unread, ...page }: z.infer<typeof noticeQuery>, @CurrentActor() actor: Actor): Promise<z.infer<typeof noticePage>> {
    const found = await this.engine.inbox.notices(actor.office, { record, unreadBy: unread === true ? actor.id : undefined }, page);
    return { ...found, items: found.items.map((notice) => this.view(notice)) };
  }

  /** The caller has read it; a second time changes nothing. */
  @Post(':id/read')
  @HttpCode(200)
  @Answers(noticeView)
  async read(@Param('id', { schema: idSchema }) id: string, @CurrentActor() actor: Actor): Promise<NoticeView> {
    return this.view(await this.engine.readNotice.execute({ key: keyOf(id), actor }));
  }

  private view({ record, version, agreement, office, kind, at, receipt, readers, mails }: StoredNotice): NoticeView {
    const { reference } = this.engine;
    const { zone } = reference;
    return {
      id: `${record}.${version}`, record, version, agreement, office, kind, text: wordsOf(kind), plannedAt: zone.format3339(at),
      receipt: receipt === null ? null : { at: zone.format3339(receipt.at), by: receipt.by },
      readers: readers.map((reader) => ({ actor: reader.actor, at: zone.format3339(reader.at) })),
      mails: mails.map((mail) => ({
        recipient: mail.recipient, name: reference.recipient(mail.recipient)?.name ?? null, kind: mail.kind, sentAt: zone.format3339(mail.at),
        deliveredAt: mail.deliveredAt === null ? null : zone.format3339(mail.deliveredAt), givenUp: mail.givenUp,
      })),
    };
  }
}

/** @throws LuoshiError `notice.not_found` when it is no id of a notice. */
function keyOf(id: string): Omit<NoticeKey, 'office'> {
  const [, record = '', version = ''] = /^(.+)\.(\d{1,9})$/u.exec(id) ?? [];
  if (record === '') throw new LuoshiError('notice.not_found', `There is no notice ${id}.`, { id });
  return { record, version: Number(version) };
}
