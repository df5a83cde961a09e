import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { CustomChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import type { ECharts } from 'echarts/core';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useCell } from '../../cell.js';
import { dark } from '../../preferences.js';
import { useWords } from '../../words/use-words.js';
import type { Off } from './days.js';
import { HEIGHT, optionOf } from './option.js';
import type { Row, Span } from './rows.js';

use([CustomChart, GridComponent, SVGRenderer]);

/** The bars as a picture. It is looked at; whoever does not see it has the table. */
export default function Picture({ rows, span, off, today }: { rows: readonly Row[]; span: Span; off: readonly Off[]; today: string }): ReactNode {
  const { t, word } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  useCell(dark);
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    const drawn = init(current, null, { renderer: 'svg' });
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(current);
    return () => {
      watch.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.resize();
    chart.current?.setOption(optionOf({ rows: rows.map((row) => ({ ...row, said: `${row.title} · ${word('state', row.state)}` })), span, off, today, colour }), { notMerge: true });
  });
  return <div ref={place} className="gantt" role="img" aria-label={t('gantt.picture', { ...span })} style={{ height: HEIGHT.axis + rows.length * HEIGHT.row }} />;
}

/** Our colours as they are now, light or dark. */
const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
