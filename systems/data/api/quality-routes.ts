import { type RouteContext, route } from '@sanyi/api';
import type { LocalText } from '@sanyi/kernel';
import type { RegionFacts } from '@sanyi/region';
import { formats } from '../engine/index.ts';
import { cached } from '../store/cached.ts';
import { fieldQuality } from '../store/field-quality.ts';
import {
  type FrontPageIssue,
  type FrontPageScore,
  frontPageIssues,
  frontPagePercent,
  frontPageScores,
  frontPageShare,
  withoutTrace,
} from '../store/front-pages.ts';
import { institutionNames } from '../store/institution-names.ts';
import { issueCountView } from '../store/issue-words.ts';
import { percentOf } from '../store/percent.ts';
import { regionFindings } from '../store/region-checks.ts';
import { ASPECTS, aspectShare, groupBy, scoreCells, scoreOf } from '../store/scores.ts';
import { sourcesOf } from '../store/snapshot.ts';
import { regionOf, scoreView } from './overview-routes.ts';
import { weightsOf } from './quality-weights.ts';
import * as schemas from './schemas.ts';

/** What stands out, with the sender's own lines where it is about single rows. */
async function findingViews(
  { query, transact }: Pick<RouteContext<unknown, schemas.QualityQuery, unknown>, 'query' | 'transact'>,
  region: RegionFacts,
) {
  const findings = (await regionFindings(region)).filter(
    (finding) => !query.institution || finding.institution === query.institution,
  );
  const numbers = findings.flatMap(({ rows }) => rows.map(({ rowsNo }) => rowsNo));
  const sources = await transact((tx) => sourcesOf(tx, numbers));
  return findings.map(({ rows, ...finding }) => ({
    ...finding,
    lines: rows.map(({ encounterId, rowsNo, sheet, line }) => ({
      encounterId,
      fileNo: sources.get(rowsNo)?.fileNo ?? 0,
      sheet,
      line,
    })),
  }));
}

/** Scores by institution, month, aspect and field; front pages by hospital and coder. */
export const qualityRoutes = {
  quality: route({
    query: schemas.qualityQuery,
    response: schemas.quality,
    async handle(context) {
      const { query } = context;
      const region = await regionOf(context);
      const cells = await cached(region, `scores:${JSON.stringify(query)}`, () => scoreCells(region, query));
      const weights = weightsOf(context);
      const names = await institutionNames(region, context.transact);
      const months = latestMonths(
        cells.map((cell) => cell.month),
        context.platform.clock.today(),
      );
      const rows = [
        ...groupBy(
          cells.filter((cell) => cell.institution !== ''),
          (cell) => cell.institution,
        ),
      ];
      const span = `${query.format ?? ''}~${query.from ?? ''}~${query.to ?? ''}`;
      return {
        months,
        findings: await findingViews(context, region),
        rows: rows.map(([institution, own]) => ({
          institution,
          name: names.get(institution) ?? { zh: institution, en: institution },
          score: scoreView(scoreOf(own, weights), `data.score.${institution}~${span}`),
          aspects: ASPECTS.map(({ aspect, title }) => {
            const share = aspectShare(own, aspect);
            return {
              aspect,
              title,
              score: scoreView(percentOf(share), `data.score.${institution}~${span}~${aspect}`, share),
            };
          }),
          trend: months.map((month) => ({
            month,
            value: scoreOf(
              own.filter((cell) => cell.month === month),
              weights,
            ),
          })),
          rows: Number(own.reduce((sum, cell) => sum + cell.rows, 0n)),
          issues: Number(own.reduce((sum, cell) => sum + cell.issues, 0n)),
        })),
      };
    },
  }),

  'quality-fields': route({
    query: schemas.qualityQuery,
    response: schemas.qualityFields,
    async handle(context) {
      const region = await regionOf(context);
      const fields = await fieldQuality(region, context.query);
      return {
        fields: fields.map((field) => {
          const format = formats.find((one) => one.id === field.format);
          return {
            format: field.format,
            formatTitle: format?.title ?? { zh: field.format, en: field.format },
            field: field.field,
            title: format?.columns.find((column) => column.name === field.field)?.title ?? field.field,
            rows: Number(field.rows),
            filled: Number(field.filled),
            valid: Number(field.valid),
            otherCodes: Number(field.otherCodes),
            issues: field.issues.map((issue) =>
              issueCountView(field.format, { ...issue, rows: Number(issue.rows), facts: {} }),
            ),
            trend: field.trend.map((item) => ({
              month: item.month,
              value: percentOf({ numerator: item.valid, denominator: item.rows }),
            })),
          };
        }),
      };
    },
  }),

  'front-pages': route({
    query: schemas.qualityQuery,
    response: schemas.frontPages,
    async handle(context) {
      const { query } = context;
      const region = await regionOf(context);
      const scores = (await frontPageScores(region)).filter(
        (score) =>
          (!query.institution || score.institution === query.institution) &&
          (!query.from || score.month >= query.from) &&
          (!query.to || score.month <= query.to),
      );
      const issues = [...(await frontPageIssues(region)), ...(await traceIssues(region))];
      const names = await institutionNames(region, context.transact);
      const months = [...new Set(scores.map((score) => score.month))].toSorted();
      return {
        hospitals: [...groupBy(scores, (score) => score.institution)].map(([institution, own]) =>
          hospitalView(
            institution,
            names.get(institution) ?? { zh: institution, en: institution },
            own,
            issues.filter((issue) => issue.institution === institution),
            months,
          ),
        ),
      };
    },
  }),
};

/** Months a trend is drawn over. */
const TREND_MONTHS = 24;

/** The latest months that are over or under way; lists of institutions and contracts speak of years long past. */
function latestMonths(months: readonly string[], today: string): string[] {
  const known = [...new Set(months)].filter((month) => month <= today).toSorted();
  return known.slice(-TREND_MONTHS);
}

async function traceIssues(region: Parameters<typeof withoutTrace>[0]): Promise<FrontPageIssue[]> {
  return (await withoutTrace(region)).map((row) => ({
    institution: row.institution,
    code: row.code,
    field: '',
    severity: 'warn',
    aspect: 'consistency',
    rows: row.rows,
  }));
}

function hospitalView(
  institution: string,
  name: LocalText,
  own: readonly FrontPageScore[],
  issues: readonly FrontPageIssue[],
  months: readonly string[],
) {
  const cases = own.reduce((sum, score) => sum + score.cases, 0n);
  return {
    institution,
    name,
    cases: Number(cases),
    score: scoreView(frontPagePercent(own), `data.front-page.${institution}`, frontPageShare(own)),
    issues: issues.map((issue) =>
      issueCountView('front-page', {
        code: issue.code,
        field: issue.field,
        severity: issue.severity,
        rows: Number(issue.rows),
        facts: {},
      }),
    ),
    coders: [
      ...groupBy(
        own.filter((score) => score.coder !== ''),
        (score) => score.coder,
      ),
    ].map(([coder, scores]) => ({
      // A keyed hash names nobody; its end tells coders of a hospital apart.
      coder: coder.slice(-6),
      cases: Number(scores.reduce((sum, score) => sum + score.cases, 0n)),
      score: scoreView(
        frontPagePercent(scores),
        `data.front-page.${institution}~${coder}`,
        frontPageShare(scores),
      ),
      issues: Number(scores.reduce((sum, score) => sum + score.issues, 0n)),
    })),
    trend: months.map((month) => ({
      month,
      value: frontPagePercent(own.filter((score) => score.month === month)),
    })),
  };
}
