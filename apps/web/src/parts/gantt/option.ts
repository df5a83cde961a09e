import type { CustomSeriesOption } from 'echarts/charts';
import type { EChartsCoreOption } from 'echarts/core';
import type { Off } from './days.js';
import { plus } from './days.js';
import type { MarkKind, Row, Segment, Span } from './rows.js';
import { SHAPES } from './rows.js';

export const HEIGHT = { axis: 52, row: 48 } as const;
const BAR = { below: 24, height: 12 } as const;
const FONT = 13;

/** By what a segment or a mark tells: the name of its colour. */
const SEGMENTS: Record<Segment['outcome'], string> = { open: 'blue', accepted: 'green', missed: 'red' };
const MARKS: Record<MarkKind, string> = { submitted: 'blue', accepted: 'green', returned: 'amber', met: 'green', missed: 'red', extended: 'ink', milestone: 'ink', reached: 'ink', waived: 'grey', due: 'ink' };

interface Drawing {
  rows: readonly (Row & { said: string })[];
  span: Span;
  off: readonly Off[];
  today: string;
  /** A colour of ours by its name. */
  colour: (name: string) => string;
}

type Draw = NonNullable<CustomSeriesOption['renderItem']>;
type Part = NonNullable<ReturnType<Draw>>;
const at = (day: string): number => Date.parse(day);

/** The picture as the chart library draws it: what is not worked behind, a row for each obligation, and the line of today. */
export function optionOf({ rows, span, off, today, colour }: Drawing): EChartsCoreOption {
  const shade: Draw = (_, api) => {
    const [[left = 0, top = 0], [right = 0]] = [api.coord([api.value(0), 0]), api.coord([api.value(1), 0])];
    const first = top - HEIGHT.row / 2;
    return { type: 'rect', shape: { x: left, y: first, width: Math.max(right - left, 0.5), height: rows.length * HEIGHT.row }, style: { fill: colour('grey-ground') } };
  };
  const line: Draw = (_, api) => {
    const [x = 0, y = 0] = api.coord([api.value(0), 0]);
    const first = y - HEIGHT.row / 2;
    return { type: 'line', shape: { x1: x, y1: first, x2: x, y2: first + rows.length * HEIGHT.row }, style: { stroke: colour('ink'), lineWidth: 1.5, lineDash: [5, 3] } };
  };
  const row: Draw = (params, api) => {
    const told = rows[params.dataIndex];
    if (told === undefined) return null;
    const [, middle = 0] = api.coord([at(span.from), params.dataIndex]);
    const x = (day: string): number => api.coord([Math.min(Math.max(at(day), at(span.from)), at(plus(span.to, 1))), params.dataIndex])[0] ?? 0;
    const y = middle - HEIGHT.row / 2 + BAR.below;
    const [left, right] = [x(span.from), x(plus(span.to, 1))];
    const bar = ({ from, to }: Span, name: string, dash: number[] | null): Part => ({
      type: 'rect', shape: { x: x(from), y, width: Math.max(x(plus(to, 1)) - x(from), 1), height: BAR.height }, style: { fill: colour(`${name}-ground`), stroke: colour(name), lineWidth: 1, ...(dash === null ? {} : { lineDash: dash }) },
    });
    const isShown = (day: string): boolean => span.from <= day && day <= span.to;
    return {
      type: 'group',
      children: [
        { type: 'text', style: { text: told.said, x: left + 4, y: middle - HEIGHT.row / 2 + 5, fill: colour('ink'), fontSize: FONT, width: right - left - 8, overflow: 'truncate' } },
        ...told.segments.filter(({ from, to }) => to >= span.from && from <= span.to).map((one) => bar(one, SEGMENTS[one.outcome], null)),
        ...(told.late === null ? [] : [bar(told.late, 'red', [3, 2])]),
        ...told.marks.filter(({ day }) => isShown(day)).map(({ kind, day }): Part => ({
          type: 'text', style: { text: SHAPES[kind], x: (x(day) + x(plus(day, 1))) / 2, y: y + BAR.height / 2, align: 'center', verticalAlign: 'middle', fill: colour(MARKS[kind]), fontSize: FONT + 1 },
        })),
      ],
    };
  };
  const custom = (renderItem: Draw, data: number[][]): CustomSeriesOption => ({ type: 'custom', renderItem, data, silent: true, clip: true, encode: { x: 0, y: -1 } });
  return {
    animation: false, useUTC: true, grid: { left: 1, right: 1, top: 4, bottom: HEIGHT.axis - 4 },
    xAxis: {
      type: 'time', min: at(span.from), max: at(plus(span.to, 1)), axisLine: { lineStyle: { color: colour('line') } }, splitLine: { show: true, lineStyle: { color: colour('line') } },
      axisLabel: { color: colour('soft'), hideOverlap: true, formatter: { year: '{yyyy}', month: '{yyyy}-{MM}', day: '{MM}-{dd}' } },
    },
    yAxis: { type: 'category', inverse: true, show: false, data: rows.map(({ id }) => id) },
    series: [
      custom(shade, off.filter(({ from, to }) => to >= span.from && from <= span.to).map(({ from, to }) => [at(from), at(plus(to, 1))])),
      custom(line, [[at(today)]]),
      custom(row, rows.map(() => [at(span.from)])),
    ],
  };
}
