import type { FollowUpContext } from '#libs/charts';
import type { CivilDate } from '#libs/kernel';
import { yearOf } from '#libs/kernel';
import type { Tx } from './ports/index.js';
import type { Reference } from './reference.js';

/** The next slip number of an office, `川督〔2026〕12号`: per issuing office and year, the office by the short name of its province where it has one. */
export async function drawSlip(tx: Pick<Tx, 'nextSlip'>, reference: Reference, { office, officeName }: Pick<FollowUpContext, 'office' | 'officeName'>, today: CivilDate): Promise<string> {
  const year = yearOf(today);
  const number = await tx.nextSlip(office, year);
  return `${SHORT_NAMES[office] ?? reference.tree.find(office)?.name ?? officeName}督〔${year}〕${number}号`;
}

/** The one-character names of the provinces (GB/T 2260 codes), as document numbers use them; the state's is 国. */
const SHORT_NAMES: Record<string, string> = {
  100000: '国', 110000: '京', 120000: '津', 130000: '冀', 140000: '晋', 150000: '内蒙古', 210000: '辽', 220000: '吉', 230000: '黑',
  310000: '沪', 320000: '苏', 330000: '浙', 340000: '皖', 350000: '闽', 360000: '赣', 370000: '鲁', 410000: '豫', 420000: '鄂',
  430000: '湘', 440000: '粤', 450000: '桂', 460000: '琼', 500000: '渝', 510000: '川', 520000: '黔', 530000: '滇', 540000: '藏',
  610000: '陕', 620000: '甘', 630000: '青', 640000: '宁', 650000: '新',
};
