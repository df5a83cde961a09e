import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { CalendarView } from '#libs/contracts';
import { calendarQuery, calendarView } from '#libs/contracts';
import { daysOff } from '#libs/calendar';
import { Engine } from '#libs/engine';
import { yearOf } from '#libs/kernel';
import { Answers } from './http/answers.js';

@ApiTags('clock')
@Controller('api/calendar')
export class CalendarController {
  constructor(private readonly engine: Engine) {}

  /** The days of a year that are not worked, by which every time in working days is counted. */
  @Get()
  @Answers(calendarView)
  read(@Query({ schema: calendarQuery }) { year }: z.infer<typeof calendarQuery>): CalendarView {
    const { calendar, rows } = this.engine.reference;
    const days = rows.calendar.filter(({ date }) => yearOf(date) === year);
    const named = ({ name: zh, nameEn: en }: (typeof days)[number]): { en: string; zh: string } => ({ en, zh });
    return {
      year,
      known: calendar.hasYear(year),
      off: daysOff(calendar, `${year}-01-01`, `${year}-12-31`).map(({ from, to }) => {
        const holiday = days.find(({ date, type }) => type === 'holiday' && from <= date && date <= to);
        return { from, to, name: holiday === undefined ? null : named(holiday) };
      }),
      makeUp: days.filter(({ type }) => type === 'makeup_workday').map((day) => ({ date: day.date, name: named(day) })).sort((a, b) => (a.date < b.date ? -1 : 1)),
    };
  }
}
