import type { LocalText } from '@sanyi/kernel';
import type { RegionFacts } from '@sanyi/region';
import { cached } from './cached.ts';

/** A sum that must agree to the fen (费用平衡核对). */
export interface BalanceCheck {
  readonly id: string;
  readonly title: LocalText;
  readonly definition: LocalText;
  /** Rows `institution, key, left_fen, right_fen, file_no, sheet_no, line` of everything that is checked. */
  readonly sides: string;
}

const one = (key: string, left: string, right: string, table: string, where: string) =>
  `SELECT toString(institution_code) AS institution, ${key} AS key, ${left} AS left_fen, ${right} AS right_fen, ` +
  `file_no, sheet_no, line FROM {rows:${table}} WHERE ${where}`;

const VALID = 'is_valid = 1';

/** Checks of sums over all rows that count (核对项目). */
export const BALANCE_CHECKS: readonly BalanceCheck[] = [
  {
    id: 'lines-settlement',
    title: { zh: '费用明细合计 = 结算总额', en: 'Fee lines = settlement total' },
    definition: {
      zh: '每笔有效结算的医疗费总额，与同一结算 ID 的有效费用明细合计（退费为负）相比。没有明细的结算不核对。',
      en: 'Total of each valid settlement against the sum of its valid fee lines, refunds negative. Settlements without lines are not checked.',
    },
    sides:
      'SELECT toString(s.institution_code) AS institution, s.settlement_id AS key, s.total_fen AS left_fen, l.fen AS right_fen, ' +
      's.file_no AS file_no, s.sheet_no AS sheet_no, s.line AS line ' +
      `FROM (SELECT * FROM {rows:settlement} WHERE ${VALID} AND is_reversal = 0) AS s ` +
      'INNER JOIN (SELECT institution_code, assumeNotNull(settlement_id) AS settlement_id, sum(amount_fen) AS fen ' +
      `FROM {rows:fee_line} WHERE ${VALID} AND settlement_id IS NOT NULL GROUP BY institution_code, settlement_id) AS l ` +
      'ON l.institution_code = s.institution_code AND l.settlement_id = s.settlement_id',
  },
  {
    id: 'settlement-scope',
    title: {
      zh: '总额 = 全自费 + 超限价 + 先行自付 + 符合范围',
      en: 'Total = own pay + over limit + first own + in scope',
    },
    definition: {
      zh: '每笔结算的总额与四个范围分项之和相比。',
      en: 'Total of each settlement against its four parts by scope.',
    },
    sides: one(
      'settlement_id',
      'total_fen',
      'own_pay_fen + over_limit_fen + first_own_fen + in_scope_fen',
      'settlement',
      VALID,
    ),
  },
  {
    id: 'settlement-payers',
    title: { zh: '总额 = 基金支付 + 个人负担', en: 'Total = funds + person' },
    definition: {
      zh: '每笔结算的总额与基金支付总额、个人负担总额之和相比。',
      en: 'Total of each settlement against what the funds and the person pay.',
    },
    sides: one('settlement_id', 'total_fen', 'fund_fen + personal_fen', 'settlement', VALID),
  },
  {
    id: 'fund-parts',
    title: { zh: '基金支付 = 各项基金之和', en: 'Funds = the sum of the funds' },
    definition: {
      zh: '每笔结算的基金支付总额与统筹、公务员、企业补充、大额、大病、救助、其他基金之和相比。',
      en: 'Fund total of each settlement against pooled, civil-servant, supplement, large-amount, serious-illness, aid and other funds.',
    },
    sides: one(
      'settlement_id',
      'fund_fen',
      'pool_fen + civil_servant_fen + supplement_fen + large_amount_fen + serious_illness_fen + medical_aid_fen + other_fund_fen',
      'settlement',
      VALID,
    ),
  },
  {
    id: 'personal-parts',
    title: { zh: '个人负担 = 个人账户 + 现金', en: 'Person = account + cash' },
    definition: {
      zh: '每笔结算的个人负担总额与个人账户支出、现金支付之和相比。',
      en: 'What the person pays of each settlement against account and cash.',
    },
    sides: one('settlement_id', 'personal_fen', 'account_fen + cash_fen', 'settlement', VALID),
  },
  {
    id: 'refund-links',
    title: { zh: '退费明细指向原明细', en: 'Refunds name what they refund' },
    definition: {
      zh: '每条退费明细应写明被退的明细；未写明的列在这里，右侧为 0。',
      en: 'Each refund should name the line it refunds; those that do not are listed, with 0 on the right.',
    },
    sides: one(
      'line_id',
      'amount_fen',
      'if(refunds_line_id IS NULL, 0, amount_fen)',
      'fee_line',
      `${VALID} AND is_refund = 1`,
    ),
  },
  {
    id: 'reversal-links',
    title: { zh: '冲销结算指向原结算', en: 'Reversals name what they reverse' },
    definition: {
      zh: '每笔冲销应写明被冲销的结算；未写明的列在这里，右侧为 0。',
      en: 'Each reversal should name the settlement it reverses; those that do not are listed, with 0 on the right.',
    },
    sides: one(
      'settlement_id',
      'total_fen',
      'if(reverses_settlement_id IS NULL, 0, total_fen)',
      'settlement',
      'is_reversal = 1',
    ),
  },
];

export interface BalanceRow {
  readonly institution: string;
  readonly key: string;
  readonly left_fen: bigint;
  readonly right_fen: bigint;
  readonly file_no: number;
  readonly sheet_no: number;
  readonly line: number;
}

export interface BalanceResult {
  readonly check: BalanceCheck;
  readonly checked: bigint;
  readonly wrong: bigint;
}

const LISTED = 200;

/** How many sums were checked and how many do not agree, by check. */
export function balanceResults(region: RegionFacts): Promise<BalanceResult[]> {
  return cached(region, 'balances', async () => {
    const results: BalanceResult[] = [];
    for (const check of BALANCE_CHECKS) {
      const [row] = await region.query<{ checked: bigint; wrong: bigint }>(
        `SELECT count() AS checked, countIf(left_fen != right_fen) AS wrong FROM (${check.sides})`,
      );
      results.push({ check, checked: row?.checked ?? 0n, wrong: row?.wrong ?? 0n });
    }
    return results;
  });
}

/** All sums that do not agree. */
export async function balanceCounts(region: RegionFacts): Promise<bigint> {
  return (await balanceResults(region)).reduce((sum, result) => sum + result.wrong, 0n);
}

/** The sums of a check that do not agree, the largest differences first, at most 200 (不平明细). */
export async function balanceRows(
  region: RegionFacts,
  check: BalanceCheck,
  institution?: string,
): Promise<BalanceRow[]> {
  const own = institution ? ' AND institution = {institution:String}' : '';
  return await region.query<BalanceRow>(
    `SELECT * FROM (${check.sides}) WHERE left_fen != right_fen${own}
     ORDER BY abs(left_fen - right_fen) DESC, institution, key LIMIT ${LISTED}`,
    institution ? { institution } : {},
  );
}
