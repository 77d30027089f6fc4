import type { Cause, Reconciliation } from './reconcile.ts';

/** Fen as yuan with two places. */
function yuan(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A reconciliation as a workbook (对账结果工作簿): causes with their money, then every case that differs; sums are given, so that they can be checked. */
export function reconciliationWorkbook(
  found: Reconciliation,
  {
    title,
    hospitalOf,
    causeName,
  }: {
    readonly title: string;
    readonly hospitalOf: (code: string) => string;
    readonly causeName: (cause: Cause) => string;
  },
) {
  const text = (heading: string) => ({ title: heading, kind: 'text' as const });
  const decimal = (heading: string, digits: number) => ({ title: heading, kind: 'decimal' as const, digits });
  const whole = (heading: string) => ({ title: heading, kind: 'integer' as const });
  return {
    sheets: [
      {
        name: '差异汇总',
        title,
        columns: [text('原因'), whole('病例'), decimal('金额（元）', 2)],
        rows: found.causes.map(({ cause, cases, fen }) => [causeName(cause), BigInt(cases), yuan(fen)]),
        totals: ['结算单减本方', null, yuan(found.statementFen - found.ownFen)],
      },
      {
        name: '逐例差异',
        columns: [
          text('机构编码'),
          text('机构'),
          text('就诊ID'),
          whole('结算单行'),
          text('结算单病种'),
          text('本方病种'),
          decimal('结算单分值', 4),
          decimal('本方分值', 4),
          decimal('差额（元）', 2),
          text('原因'),
        ],
        rows: found.differences.map((item) => [
          item.institution,
          hospitalOf(item.institution),
          item.encounter,
          item.row === null ? null : BigInt(item.row),
          item.statementGroup ?? '',
          item.ownGroup ?? '',
          item.statementPoints,
          item.ownPoints,
          yuan(item.differenceFen),
          item.parts.map(({ cause, fen }) => `${causeName(cause)} ${yuan(fen)}`).join('；'),
        ]),
      },
    ],
  };
}
