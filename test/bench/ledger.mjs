import { Zone, addDays } from '#libs/kernel';

const zone = new Zone('Asia/Shanghai');
const TITLES = ['毗邻地区生态环境联防联控合作协议', '流域横向生态保护补偿协议', '跨省通办政务服务合作框架协议', '文化旅游协同发展战略合作协议', '交通基础设施互联互通合作备忘录'];
const DOMAINS = [['eco_compensation', 'water'], ['transport'], ['tourism', 'culture'], ['government_services'], ['ecology', 'emergency']];

/** Signed so long ago that its clock has run out, or yesterday, so that it waits. */
export const LONG_AGO = addDays(zone.dateAt(Date.now()), -200);
export const YESTERDAY = addDays(zone.dateAt(Date.now()), -1);

/** The same numbers every time (mulberry32), so that two runs do the same work. */
export function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

/** Prefectures that lie directly beneath a province. */
export function prefectures(reference) {
  const { governments } = reference.rows;
  const level = new Map(governments.map((government) => [government.code, government.level]));
  return governments.filter((government) => government.level === 'prefecture' && level.get(government.parent) === 'province');
}

/**
 * Ledger rows such as an office keeps them: a title, two domains, a term of five years, and a source of some 300 bytes.
 * Each has two prefectures of two provinces as parties, the first of them the lead, so that two offices are asked when
 * its clock runs out.
 */
export function ledgerRows(reference, count, { prefix, signed, lead }) {
  const units = prefectures(reference);
  const roll = dice(count + prefix.charCodeAt(0));
  const first = units.find((unit) => unit.code === lead);
  return Array.from({ length: count }, (_, index) => {
    const one = first ?? units[roll(units.length)];
    let other = units[roll(units.length)];
    while (other.parent === one.parent) other = units[roll(units.length)];
    return row(index, one, other, prefix, signed);
  });
}

function row(index, one, other, prefix, signed) {
  const party = (unit, role) => ({ code: unit.code, role, name_in_source: unit.name, code_then: '', joined: '', name: unit.name });
  const kind = index % TITLES.length;
  return {
    row: (index % 1000) + 1, id: `${prefix}${String(index + 1).padStart(7, '0')}`, title: `${one.name}${other.name}${TITLES[kind]}`, form: 'agreement',
    signed, term_start: '', term_end: '', term_months: '60', renews: '', parties: [party(one, 'lead'), party(other, 'participant')], parties_complete: true,
    signatory_kind: 'government', signatories: '', domains: DOMAINS[kind], follow_up: [], obligations: [],
    told: {
      origin: 'page', signed_precision: 'day', party_level: 'prefecture', summary_zh: '双方建立联席会议制度，定期会商，共同推进重点事项落实。',
      sources: [{ url: `https://www.example.gov.cn/art/2026/${index}.html`, publisher: '市人民政府办公室', copy: 'original', kind: 'page' }],
    },
  };
}
