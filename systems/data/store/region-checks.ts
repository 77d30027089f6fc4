import type { LocalText } from '@sanyi/kernel';
import type { RegionFacts } from '@sanyi/region';
import { cached } from './cached.ts';
import { type OverlappingStay, type OverlappingStays, overlappingStays } from './overlapping-stays.ts';

/** Something that stands out when institutions are laid beside one another (横向比对发现); a reason to look, not a verdict. */
export interface Finding {
  readonly check: string;
  readonly title: LocalText;
  readonly institution: string;
  /** `YYYY-MM-01`, or '' for all months. */
  readonly month: string;
  readonly value: string;
  readonly reference: string;
  readonly text: LocalText;
  /** The very rows, where it is about single ones; by number of the rows, not of the file. */
  readonly rows: readonly OverlappingStay[];
}

interface Row {
  readonly institution: string;
  readonly month: string;
  readonly value: number;
  readonly reference: number;
}

interface Check {
  readonly id: string;
  readonly title: LocalText;
  /** `institution, month, value, reference`: the own figure and the one it is held against. */
  readonly sql: string;
  readonly text: (row: Row) => LocalText;
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

const CHECKS: readonly Check[] = [
  {
    id: 'one-doctor',
    title: { zh: '一名医师占比过高', en: 'One doctor far above the median' },
    sql: `SELECT institution, '' AS month, share AS value, middle AS reference FROM (
        SELECT institution, share, median(share) OVER () AS middle FROM (
          SELECT toString(institution_code) AS institution, max(n) / sum(n) AS share, sum(n) AS cases
          FROM (SELECT institution_code, doctor_key, count() AS n FROM {rows:encounter}
                WHERE doctor_key IS NOT NULL AND kind_code = 'inpatient' GROUP BY institution_code, doctor_key)
          GROUP BY institution HAVING cases >= 50)
      ) WHERE share > 0.5 AND share > 3 * middle ORDER BY share DESC`,
    text: ({ value, reference }) => ({
      zh: `一名医师占住院的 ${percent(value)}，各机构中位数为 ${percent(reference)}；可能是统一填了默认医师`,
      en: `One doctor stands for ${percent(value)} of the stays, the median is ${percent(reference)}; a default name may have been filled in`,
    }),
  },
  {
    id: 'other-codes',
    title: { zh: '“其他”编码过多', en: 'Too many “other” codes' },
    sql: `SELECT institution, '' AS month, share AS value, high AS reference FROM (
        SELECT institution, share, quantile(0.95)(share) OVER () AS high FROM (
          SELECT toString(institution_code) AS institution, sum(toUInt64(other_codes)) / sum(toUInt64(filled)) AS share,
            sum(toUInt64(filled)) AS cells
          FROM (SELECT institution_code, other_codes, filled FROM {rows:field_profile} WHERE institution_code != ''
                AND (table_code, field) IN (SELECT table_code, field FROM {rows:field_profile} WHERE other_codes > 0))
          GROUP BY institution HAVING cells >= 100)
      ) WHERE share > high AND share > 0.05 ORDER BY share DESC`,
    text: ({ value, reference }) => ({
      zh: `有“其他”选项的字段里 ${percent(value)} 填“其他”，高于本地区第 95 百分位 ${percent(reference)}`,
      en: `${percent(value)} of the values of fields with an “other” mean that, above the region’s 95th percentile of ${percent(reference)}`,
    }),
  },
  {
    id: 'equal-totals',
    title: { zh: '总费用雷同', en: 'Equal totals in too many rows' },
    sql: `SELECT institution, '' AS month, share AS value, 0.2 AS reference FROM (
        SELECT toString(institution_code) AS institution, max(n) / sum(n) AS share, sum(n) AS cases
        FROM (SELECT institution_code, total_fen, count() AS n FROM {net:settlement}
              WHERE kind_code = 'inpatient' GROUP BY institution_code, total_fen)
        GROUP BY institution) WHERE cases >= 50 AND share > 0.2 ORDER BY share DESC`,
    text: ({ value }) => ({
      zh: `${percent(value)} 的住院结算总额完全相同`,
      en: `${percent(value)} of the inpatient settlements have the very same total`,
    }),
  },
  {
    id: 'pages-settlements',
    title: { zh: '首页与结算例数不符', en: 'Front pages and settlements differ in number' },
    sql: `SELECT institution, month, toFloat64(pages) AS value, toFloat64(settled) AS reference FROM (
        SELECT institution, month, sum(page) AS pages, sum(settlement) AS settled FROM (
          SELECT toString(institution_code) AS institution, toString(toStartOfMonth(counted_on)) AS month,
            1 AS page, 0 AS settlement FROM {rows:encounter} WHERE source_code = 'front-page'
          UNION ALL
          SELECT toString(institution_code), toString(toStartOfMonth(ifNull(ended_on, counted_on))), 0, 1
          FROM {net:settlement} WHERE kind_code = 'inpatient'
        ) GROUP BY institution, month
      ) WHERE pages > 0 AND abs(toInt64(pages) - toInt64(settled)) > greatest(5, 0.2 * greatest(pages, settled))
      ORDER BY abs(toInt64(pages) - toInt64(settled)) DESC, institution, month LIMIT 200`,
    text: ({ value, reference }) => ({
      zh: `病案首页 ${value} 份，住院结算 ${reference} 笔，相差两成以上`,
      en: `${value} front pages and ${reference} inpatient settlements: they differ by more than a fifth`,
    }),
  },
];

/** What stands out over the whole region (地区层面核对); a hospital gets its own only, against nobody. */
export function regionFindings(region: RegionFacts): Promise<Finding[]> {
  return cached(region, 'region-findings', async () => {
    const findings: Finding[] = [];
    for (const check of CHECKS) {
      const rows = await region.query<Row>(check.sql);
      findings.push(
        ...rows.map((row) => ({
          check: check.id,
          title: check.title,
          institution: row.institution,
          month: row.month,
          value: String(row.value),
          reference: String(row.reference),
          text: check.text(row),
          rows: [],
        })),
      );
    }
    const { pairs } = await overlappingStays(region);
    findings.push(...pairs.map(overlapping));
    return findings;
  });
}

/** Two stays at once, each named by its encounter: value the later one, reference the earlier one. */
function overlapping({ earlier, later }: OverlappingStays): Finding {
  const told = ({ institution, encounterId, beganAt, endedAt }: OverlappingStays['later']) =>
    ({ institution, encounterId, from: beganAt.slice(0, 10), until: endedAt.slice(0, 10) }) as const;
  const [one, other] = [told(earlier), told(later)];
  return {
    check: 'overlapping-stays',
    title: { zh: '同一人同时住院', en: 'One person in two stays at once' },
    institution: later.institution,
    month: `${later.beganAt.slice(0, 7)}-01`,
    value: later.encounterId,
    reference: earlier.encounterId,
    text: {
      zh: `同一人 ${other.from} 至 ${other.until} 在本机构住院（就诊 ${other.encounterId}），而 ${one.from} 至 ${one.until} 已在 ${one.institution} 住院（就诊 ${one.encounterId}）`,
      en: `The same person was in this institution from ${other.from} to ${other.until} (encounter ${other.encounterId}) while in ${one.institution} from ${one.from} to ${one.until} (encounter ${one.encounterId})`,
    },
    rows: [later, earlier],
  };
}
