import type { Interval } from '#libs/charts';
import type { Reference } from '#libs/engine';
import type { SignedNotImplemented } from '#libs/engine/ports';
import type { CivilDate } from '#libs/kernel';
import { dayNumber } from '#libs/kernel';
import type { Summary } from './summary.js';

const STAGES: [stage: string, zh: string, en: string][] = [
  ['proposed', '拟议', 'proposed'], ['signed', '已签署', 'signed'], ['implementing', '实施中', 'implementing'], ['evaluated', '已评估', 'evaluated'],
  ['onHold', '中止', 'on hold'], ['lapsed', '失效', 'lapsed'], ['superseded', '被替代', 'superseded'], ['terminated', '终止', 'terminated'], ['shelved', '搁置', 'shelved'],
];
const FOLLOW_UP_STATES: Record<string, string> = {
  'requested.awaiting': '待立项 asked', handling: '在办 at work', returned: '退回重办 returned', review: '待复核 in review', concluded: '已办结 concluded', suspended: '暂停 paused',
};

const NOBODY: Record<string, string> = {
  parties_unknown: '签约方不全 not all parties are known', nobody_pressable: '没有可督办的签约方 no party can be pressed', vertical_department: '垂直管理部门 vertically managed', cut_by_policy: '超出政策所定最高层级 above the highest rung of the policy',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The page at `/`: where the agreements stand, and who is pressed for those signed and not implemented. */
export function homePage({ byStage, signedNotImplemented, rows, pressing }: Summary, today: CivilDate, { tree }: Reference): string {
  const stages = STAGES.map(([stage, zh, en]) => `<li><b>${byStage[stage] ?? 0}</b><span>${zh}<small>${en}</small></span></li>`).join('');
  const offices = pressing.map(({ name, office, open }) => `<li>${escapeHtml(name)} <small>${escapeHtml(office)}</small> <b>${open}</b></li>`).join('');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>落实 Luoshi: ${signedNotImplemented} 项已签署未落实</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>落实 <small>Luoshi</small></h1><nav><a href="/api/docs">接口文档 API docs</a> <a href="/api/openapi.json">OpenAPI</a> <a href="/metrics">指标 metrics</a></nav></header>
<main>
<p class="lead"><strong>${signedNotImplemented}</strong> 项协议已签署而未落实 <span lang="en">agreements are signed and not implemented, as of ${today}.</span></p>
<ul class="stages" aria-label="各阶段协议数 agreements by stage">${stages}</ul>
<h2>正在督办的机构 <small lang="en">Who is being pressed</small></h2>
${offices === '' ? '<p>目前没有机构被提请督办。<span lang="en">No office is being asked at present.</span></p>' : `<ul class="offices">${offices}</ul>`}
<h2>已签署未落实 <small lang="en">Signed and not implemented</small></h2>
<div class="scroll"><table>
<thead><tr><th scope="col">编号<br><small>id</small></th><th scope="col">协议<br><small>agreement</small></th><th scope="col">签署日期<br><small>signed</small></th><th scope="col">已过天数<br><small>days since</small></th><th scope="col">督办单位与层级<br><small>who is pressed, at which rung</small></th></tr></thead>
<tbody>
${rows.map((row) => tableRow(row, today, tree)).join('\n')}
</tbody></table></div>
${rows.length < signedNotImplemented ? `<p>显示最早的 ${rows.length} 项，共 ${signedNotImplemented} 项。<span lang="en">The oldest ${rows.length} of ${signedNotImplemented}.</span></p>` : ''}
</main>
</body>
</html>
`;
}

function tableRow({ agreement, pressedBy }: SignedNotImplemented, today: CivilDate, tree: Reference['tree']): string {
  const { title, signedOn, nobodyAsked } = agreement.context;
  const days = signedOn === null ? '不详 not known' : String(dayNumber(today) - dayNumber(signedOn.to));
  const pressed = pressedBy.map(({ state, context: { office, officeName, rung } }) => `<li>${escapeHtml(tree.find(office)?.name ?? officeName)} <small>第${rung + 1}层 rung ${rung + 1}, ${FOLLOW_UP_STATES[state] ?? escapeHtml(state)}</small></li>`).join('');
  const nobody = signedOn === null ? '无日期，不计时 no date, no clock' : nobodyAsked === null ? '未到期 not due yet' : `无人可提请 nobody to ask: ${NOBODY[nobodyAsked] ?? escapeHtml(nobodyAsked)}`;
  return `<tr><th scope="row">${escapeHtml(agreement.id)}</th><td>${escapeHtml(title)}</td><td>${signedOn === null ? '不详 not known' : told(signedOn)}</td><td class="number">${days}</td><td>${pressed === '' ? `<small>${nobody}</small>` : `<ul>${pressed}</ul>`}</td></tr>`;
}

/** A date as precise as it is known. */
function told({ from, to, precision }: Interval): string {
  switch (precision) {
    case 'day':
      return to;
    case 'month':
      return to.slice(0, 7);
    case 'year':
      return to.slice(0, 4);
    case 'interval':
      return `${from} / ${to}`;
  }
}

const STYLE = `
:root{color-scheme:light dark;--line:#c9ced6;--soft:#5a6472;--red:#b42318}
@media(prefers-color-scheme:dark){:root{--line:#3c434d;--soft:#a3acb8;--red:#ff8a7d}}
body{font:15px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;margin:0 auto;max-width:1200px;padding:0 20px 48px}
header{display:flex;justify-content:space-between;align-items:baseline;flex-wrap:wrap;border-bottom:1px solid var(--line)}
h1{font-size:24px}h2{font-size:17px;margin:28px 0 8px}small{color:var(--soft);font-weight:normal}nav a{margin-left:16px}
.lead{font-size:19px}.lead strong{font-size:40px;color:var(--red);margin-right:4px}.lead span{color:var(--soft);font-size:15px}
ul{list-style:none;padding:0;margin:0}.stages,.offices{display:flex;flex-wrap:wrap;gap:8px}
.stages li{border:1px solid var(--line);border-radius:6px;padding:6px 14px;display:flex;gap:10px;align-items:center}.stages b{font-size:22px}.stages small{display:block;line-height:1.1}
.offices li{border:1px solid var(--line);border-radius:14px;padding:2px 12px}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:6px 10px}
thead th{font-weight:600}.number{text-align:right;font-variant-numeric:tabular-nums}`;
