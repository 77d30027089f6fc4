import type { LocalText } from '@sanyi/kernel';
import { fixedText } from '@sanyi/quantity';
import type { RegionFacts } from '@sanyi/region';
import type { Aspect, FormatId } from '../engine/contract.ts';
import {
  aspectRatio,
  formats,
  poolCounts,
  type QualityCounts,
  type QualityWeights,
  qualityScore,
} from '../engine/index.ts';
import type { Share } from './percent.ts';

/** Aspects of quality in the order they are shown (质量方面). Timeliness is judged by the expectations, not by rows. */
export const ASPECTS: readonly {
  readonly aspect: Aspect;
  readonly title: LocalText;
  readonly definition: LocalText;
}[] = [
  {
    aspect: 'completeness',
    title: { zh: '完整', en: 'Complete' },
    definition: {
      zh: '格式规定必填或应填的字段：有值的格数 ÷ 应填的格数。“-”“--”“无”不算有值。',
      en: 'Fields the format requires or asks for: cells with a value ÷ cells. "-" and "--" are no values.',
    },
  },
  {
    aspect: 'validity',
    title: { zh: '有效', en: 'Valid' },
    definition: {
      zh: '所有已填的格中，能按规定读出、在值域内的格数 ÷ 已填的格数。',
      en: 'Of all cells with a value, those that can be read and are in their value list.',
    },
  },
  {
    aspect: 'consistency',
    title: { zh: '一致', en: 'Consistent' },
    definition: {
      zh: '没有“前后矛盾、合计不平”问题的行数 ÷ 行数。',
      en: 'Rows without contradictions or sums that do not agree ÷ rows.',
    },
  },
  {
    aspect: 'massaging',
    title: { zh: '真实', en: 'Unmassaged' },
    definition: {
      zh: '没有“默认姓名、自付改为总额、填‘其他’、负数归零”等修饰痕迹的行数 ÷ 行数。',
      en: 'Rows without traces of massaging (default names, self-pay cut to the total, “other” codes, negatives set to zero) ÷ rows.',
    },
  },
  {
    aspect: 'duplicate',
    title: { zh: '不重复', en: 'Not repeated' },
    definition: { zh: '没有重复主键的行数 ÷ 行数。', en: 'Rows whose key stands once ÷ rows.' },
  },
];

/** What is counted of one institution, month and format (质量计数). */
export interface ScoreCell {
  readonly institution: string;
  /** `YYYY-MM-01`. */
  readonly month: string;
  readonly format: FormatId;
  readonly rows: bigint;
  readonly askedCells: bigint;
  readonly askedFilled: bigint;
  readonly filled: bigint;
  readonly valid: bigint;
  /** Lines with an issue of the aspect. */
  readonly lines: Readonly<Partial<Record<Aspect, bigint>>>;
  readonly issues: bigint;
}

export interface ScoreChoice {
  readonly institution?: string | undefined;
  readonly format?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Field names whose absence is remarked on, as `format/field`. */
function askedFields(): string[] {
  return formats.flatMap((format) =>
    format.columns
      .filter((column) => column.required !== 'no')
      .map((column) => `${format.id}/${column.name}`),
  );
}

function conditions(choice: ScoreChoice): { sql: string; parameters: Record<string, string> } {
  const parts: string[] = ["month > '1970-01-01'"];
  const parameters: Record<string, string> = {};
  const add = (name: keyof ScoreChoice, sql: string) => {
    const value = choice[name];
    if (!value) return;
    parts.push(sql);
    parameters[`choice_${name}`] = value;
  };
  add('institution', 'institution_code = {choice_institution:String}');
  add('format', 'table_code = {choice_format:String}');
  add('from', 'month >= {choice_from:Date}');
  add('to', 'month <= {choice_to:Date}');
  return { sql: parts.join(' AND '), parameters };
}

/** Counts by institution, month and format of all rows that count (质量计数); read from the profiles, not from the rows. */
export async function scoreCells(region: RegionFacts, choice: ScoreChoice = {}): Promise<ScoreCell[]> {
  const { sql, parameters } = conditions(choice);
  const profiles = await region.query<{
    institution: string;
    month: string;
    format: FormatId;
    rows: bigint;
    asked_cells: bigint;
    asked_filled: bigint;
    filled: bigint;
    valid: bigint;
  }>(
    `SELECT institution, month, format, sum(file_rows) AS rows, sum(file_asked) AS asked_cells,
       sum(file_asked_filled) AS asked_filled, sum(file_filled) AS filled, sum(file_valid) AS valid
     FROM (
       SELECT toString(institution_code) AS institution, toString(month) AS month, toString(table_code) AS format,
         toUInt64(max(rows)) AS file_rows,
         sumIf(toUInt64(rows), has({asked:Array(String)}, concat(table_code, '/', field))) AS file_asked,
         sumIf(toUInt64(filled), has({asked:Array(String)}, concat(table_code, '/', field))) AS file_asked_filled,
         sum(toUInt64(filled)) AS file_filled, sum(toUInt64(valid)) AS file_valid
       FROM (SELECT * FROM {rows:field_profile} WHERE ${sql})
       GROUP BY institution, month, format, file_no
     ) GROUP BY institution, month, format ORDER BY institution, month, format`,
    { ...parameters, asked: askedFields() },
  );
  const issues = await region.query<{
    institution: string;
    month: string;
    format: FormatId;
    aspect: Aspect;
    lines: bigint;
    issues: bigint;
  }>(
    `SELECT toString(institution_code) AS institution, toString(month) AS month, toString(table_code) AS format,
       toString(aspect_code) AS aspect, uniqExact(file_no, sheet_no, line) AS lines, count() AS issues
     FROM (SELECT * FROM {rows:row_issue} WHERE ${sql}) GROUP BY institution, month, format, aspect`,
    parameters,
  );
  const found = new Map<string, { lines: Partial<Record<Aspect, bigint>>; issues: bigint }>();
  for (const row of issues) {
    const key = `${row.institution}\t${row.month}\t${row.format}`;
    const known = found.get(key) ?? { lines: {}, issues: 0n };
    known.lines[row.aspect] = row.lines;
    known.issues += row.issues;
    found.set(key, known);
  }
  return profiles.map((row) => {
    const own = found.get(`${row.institution}\t${row.month}\t${row.format}`);
    return {
      institution: row.institution,
      month: row.month,
      format: row.format,
      rows: row.rows,
      askedCells: row.asked_cells,
      askedFilled: row.asked_filled,
      filled: row.filled,
      valid: row.valid,
      lines: own?.lines ?? {},
      issues: own?.issues ?? 0n,
    };
  });
}

/** What the engine's formula takes of one cell. Rows set aside may lack institution or month, so there may be more lines with an issue than rows taken. */
function countsOf(cell: ScoreCell): QualityCounts {
  const rowsWith = Object.fromEntries(
    Object.entries(cell.lines).map(([aspect, lines]) => [aspect, lines > cell.rows ? cell.rows : lines]),
  );
  return { ...cell, rowsWith };
}

/** One aspect of some cells as a share (方面得分), pooled by its parts. */
export function aspectShare(cells: readonly ScoreCell[], aspect: Aspect): Share {
  const { numerator, denominator } = aspectRatio(poolCounts(cells.map(countsOf)), aspect);
  return { numerator: numerator.mantissa, denominator: denominator.mantissa };
}

/** The quality of some cells (质量评分) by the weights in force; `null` where nothing was judged. */
export function scoreOf(cells: readonly ScoreCell[], weights: QualityWeights): string | null {
  const { score } = qualityScore(poolCounts(cells.map(countsOf)), weights);
  return score && fixedText(score);
}

/** Cells by a key, in the order they first appear. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const known = groups.get(keyOf(item));
    if (known) known.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
