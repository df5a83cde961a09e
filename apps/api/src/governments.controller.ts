import { Body, Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { GovernmentView } from '#libs/contracts';
import { code as codeSchema, governmentDetail, governmentPage, governmentQuery, vacancyRequest } from '#libs/contracts';
import type { Actor } from '#libs/engine';
import { Engine } from '#libs/engine';
import type { Government } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import { Answers } from './http/answers.js';
import { CurrentActor } from './http/headers.js';
import { pageOfList } from './http/page.js';
import { AdminOnly } from './http/token.guard.js';

@ApiTags('governments')
@Controller('api/governments')
export class GovernmentsController {
  constructor(private readonly engine: Engine) {}

  /** The tree, by parent and level, and search by name, code, pinyin or its initials. */
  @Get()
  @Answers(governmentPage)
  list(@Query({ schema: governmentQuery }) query: z.infer<typeof governmentQuery>): z.infer<typeof governmentPage> {
    const { q, level, parent, vacant, ...page } = query;
    const { reference } = this.engine;
    const found = reference.tree
      .all()
      .filter((one) => (vacant === undefined || reference.vacant.has(one.code) === vacant) && (level === undefined || one.level === level) && (parent === undefined || one.parent === parent) && (q === undefined || matches(one, q)));
    return pageOfList(found, page, (one) => this.view(one));
  }

  @Get(':code')
  @Answers(governmentDetail)
  read(@Param('code', { schema: codeSchema }) code: string): z.infer<typeof governmentDetail> {
    const { tree, vacant, vacancies } = this.engine.reference;
    const superiors = tree.superiors(this.find(code).code).map((one) => ({ code: one.code, name: one.name, level: one.level }));
    const vacancy = vacancies.get(code);
    return {
      ...this.view(this.find(code)), superiors,
      vacancy: vacancy === undefined ? null : { since: vacancy.since, note: vacancy.note },
      answeredBy: vacancy === undefined ? null : (superiors.find((one) => !vacant.has(one.code)) ?? null),
    };
  }

  /** Records that the seat of this government's coordination office is vacant, or no longer is. */
  @Put(':code/vacancy')
  @HttpCode(200)
  @AdminOnly()
  @Answers(governmentDetail)
  async vacancy(@Param('code', { schema: codeSchema }) code: string, @Body({ schema: vacancyRequest }) body: z.infer<typeof vacancyRequest>, @CurrentActor() actor: Actor): Promise<z.infer<typeof governmentDetail>> {
    await this.engine.appoint.vacancy({ ...body, government: this.find(code).code, actor });
    return this.read(code);
  }

  private find(code: string): Government {
    const government = this.engine.reference.tree.find(code);
    if (government === undefined) throw new LuoshiError('government.not_found', `No government has the code '${code}'.`, { government: code });
    return government;
  }

  private view(one: Government): GovernmentView {
    const { tree, vacant } = this.engine.reference;
    return { ...one, vacant: vacant.has(one.code), children: tree.children(one.code).length };
  }
}

function matches({ code, name, nameEn, pinyin }: Government, q: string): boolean {
  const asked = q.toLowerCase();
  const initials = pinyin.split(' ').map((word) => word[0] ?? '').join('');
  return name.includes(q) || code.startsWith(q) || pinyin.replaceAll(' ', '').startsWith(asked.replaceAll(' ', '')) || initials.startsWith(asked) || nameEn.toLowerCase().includes(asked);
}
