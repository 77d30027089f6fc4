import { placeName } from '../../engine/names.ts';

/** Where a patient works or goes to school (工作单位及地址): A29, A30 and A31C of the front page. */
export interface Workplace {
  readonly name: string;
  readonly phone: string;
  readonly postcode: string;
}

/** Who is asked for a workplace (询问对象). */
export interface Worker {
  readonly personNo: string;
  readonly ageYears: number;
  /** 310 employees' insurance. */
  readonly insuranceType: string | null;
  readonly phone: string;
}

const TRADES = ['物流', '食品', '纺织', '机械', '建筑', '商贸', '电子', '园林'];
const POSTCODE = '990100';

/**
 * Fictional workplace of a patient, always the same for the same person. Clerks leave nothing empty that every page must have:
 * of those who neither work nor study the page says what they do instead and gives the phone of the home.
 */
export function workplaceOf({ personNo, ageYears, insuranceType, phone }: Worker): Workplace {
  const number = Number(personNo.slice(-6));
  // Like the residents' own, these numbers begin with 10, which no real number does.
  const office = `1099${String(number % 10_000_000).padStart(7, '0')}`;
  const at = (name: string): Workplace => ({ name, phone: office, postcode: POSTCODE });
  if (ageYears >= 7 && ageYears < 19)
    return at(`${placeName(number % 40)}${ageYears < 13 ? '小学' : '中学'}`);
  if (ageYears >= 19 && ageYears < 60 && insuranceType === '310')
    return at(
      `${placeName(number % 120)}${TRADES[number % TRADES.length]}有限公司，${placeName(number % 60)}路${(number % 300) + 1}号`,
    );
  return { name: instead(ageYears, insuranceType), phone, postcode: POSTCODE };
}

function instead(ageYears: number, insuranceType: string | null): string {
  if (ageYears < 7) return '学龄前';
  if (insuranceType === '310') return '退休';
  return ageYears < 60 ? '自由职业' : '务农';
}
