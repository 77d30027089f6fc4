import type { RegionFacts } from '@sanyi/region';
import type { Aspect, FormatId } from '../engine/contract.ts';
import { cached } from './cached.ts';
import { percentOf, type Share } from './percent.ts';

/** Formats that front pages and settlement lists come in (首页来源). */
export const FRONT_PAGE_FORMATS: readonly FormatId[] = [
  'front-page',
  'front-page-p',
  'settlement-list',
  'settlement-list-a',
];

export interface FrontPageScore {
  readonly institution: string;
  readonly coder: string;
  readonly month: string;
  readonly cases: bigint;
  /** Cases with an issue. */
  readonly wrong: bigint;
  readonly issues: bigint;
}

export interface FrontPageIssue {
  readonly institution: string;
  readonly code: string;
  readonly field: string;
  readonly severity: 'reject' | 'warn';
  readonly rows: bigint;
  readonly aspect: Aspect;
}

const SOURCES = "source_code IN ('front-page', 'settlement-list')";

/** Cases, cases with an issue and issues by hospital, coder and month (首页质量计数). */
export function frontPageScores(region: RegionFacts): Promise<FrontPageScore[]> {
  return cached(region, 'front-page-scores', () =>
    region.query<FrontPageScore>(
      `SELECT toString(e.institution_code) AS institution, ifNull(toString(e.coder_key), '') AS coder,
         toString(toStartOfMonth(e.counted_on)) AS month, count() AS cases, countIf(i.issues > 0) AS wrong,
         sum(i.issues) AS issues
       FROM (SELECT * FROM {rows:encounter} WHERE ${SOURCES}) AS e
       LEFT JOIN (
         SELECT file_no_of_issue, sheet_no, line, count() AS issues FROM (
           SELECT assumeNotNull(encounter_id) AS file_no_of_issue, sheet_no, line FROM {rows:row_issue}
           WHERE table_code IN {formats:Array(String)} AND severity_code = 'warn' AND encounter_id IS NOT NULL
             AND aspect_code != 'completeness'
         ) GROUP BY file_no_of_issue, sheet_no, line
       ) AS i ON i.file_no_of_issue = e.encounter_id AND i.sheet_no = e.sheet_no AND i.line = e.line
       GROUP BY institution, coder, month ORDER BY institution, coder, month`,
      { formats: FRONT_PAGE_FORMATS },
    ),
  );
}

/** What is wrong with front pages, by hospital (首页问题). */
export function frontPageIssues(region: RegionFacts): Promise<FrontPageIssue[]> {
  return cached(region, 'front-page-issues', () =>
    region.query<FrontPageIssue>(
      `SELECT toString(institution_code) AS institution, toString(issue_code) AS code, toString(field) AS field,
         toString(severity_code) AS severity, toString(any(aspect_code)) AS aspect, count() AS rows
       FROM {rows:row_issue} WHERE table_code IN {formats:Array(String)}
       GROUP BY institution, code, field, severity ORDER BY institution, rows DESC, code, field`,
      { formats: FRONT_PAGE_FORMATS },
    ),
  );
}

/** Cases without a contradiction, a wrong code or a massaged value ÷ cases (首页合格率); empty fields are told beside it. */
export function frontPageShare(scores: readonly FrontPageScore[]): Share {
  const cases = scores.reduce((sum, score) => sum + score.cases, 0n);
  const wrong = scores.reduce((sum, score) => sum + score.wrong, 0n);
  return { numerator: cases - wrong, denominator: cases };
}

export function frontPagePercent(scores: readonly FrontPageScore[]): string | null {
  return percentOf(frontPageShare(scores));
}

/**
 * Diagnoses without a trace in the fees (诊断无费用痕迹): an operation on the front page in a case whose insurer's fee lines
 * hold no charge class of treatment, operation or anaesthesia at all; and a stay of two days or more whose fee lines hold
 * no laboratory and no examination. Simple on purpose: it points at cases worth a look, by hospital.
 */
export function withoutTrace(
  region: RegionFacts,
): Promise<{ institution: string; code: string; rows: bigint }[]> {
  return cached(region, 'without-trace', () =>
    region.query<{ institution: string; code: string; rows: bigint }>(
      `SELECT institution, code, count() AS rows FROM (
         SELECT toString(p.institution_code) AS institution,
           multiIf(p.operations > 0 AND f.operating = 0, 'operation-without-fee',
             p.stay_days >= 2 AND f.looking = 0, 'stay-without-examination', '') AS code
         FROM (
           SELECT e.institution_code AS institution_code, e.record_key AS record_key, any(ifNull(e.stay_days, 0)) AS stay_days,
             countIf(o.encounter_id != '') AS operations
           FROM (SELECT * FROM {rows:encounter} WHERE source_code = 'front-page' AND record_key IS NOT NULL) AS e
           LEFT JOIN (SELECT institution_code, encounter_id FROM {rows:operation} WHERE source_code = 'front-page') AS o
             ON o.institution_code = e.institution_code AND o.encounter_id = e.encounter_id
           GROUP BY institution_code, record_key
         ) AS p
         INNER JOIN (
           SELECT v.institution_code AS institution_code, v.record_key AS record_key,
             countIf(l.charge_class_code IN ('05', '06')) AS operating,
             countIf(l.charge_class_code IN ('03', '04', '1408', '1409')) AS looking
           FROM (SELECT * FROM {rows:encounter} WHERE source_code = 'insurer' AND record_key IS NOT NULL) AS v
           INNER JOIN (SELECT institution_code, encounter_id, charge_class_code FROM {rows:fee_line} WHERE is_valid = 1) AS l
             ON l.institution_code = v.institution_code AND l.encounter_id = v.encounter_id
           GROUP BY institution_code, record_key
         ) AS f ON f.institution_code = p.institution_code AND f.record_key = p.record_key
       ) WHERE code != '' GROUP BY institution, code ORDER BY institution, code`,
    ),
  );
}
