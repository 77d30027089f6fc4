// This file is over the limit because what a difference is made of is one chain, read from top to bottom.
import type { Deviation, DeviationBand } from '@sanyi/dip';
import { type Exact, exact, exactOf } from '@sanyi/expression';
import { mulDiv } from '@sanyi/quantity';
import type { StatementLine } from './statement-rows.ts';

/** Why statement and own result differ (差异原因), in the order they are taken. */
export const CAUSES = [
  'not-in-facts',
  'not-in-statement',
  'unmatched',
  'other-group',
  'other-score',
  'other-cost',
  'other-coefficient',
  'other-auxiliary',
  'other-band',
  'panel',
] as const;
export type Cause = (typeof CAUSES)[number];

/** A case as matched here (本方结果). Decimals as text. */
export interface OwnCase {
  readonly institution: string;
  readonly encounter: string;
  readonly group: string;
  /** Score of the group; null for a case in no group. */
  readonly score: string | null;
  readonly coefficient: string;
  readonly auxiliary: string;
  readonly costFen: bigint | null;
}

/** A difference with its money (差异). Parts add up to the difference of the case to the fen. */
export interface CaseDifference {
  readonly institution: string;
  readonly encounter: string;
  /** Row of the statement; null where it is not in it. */
  readonly row: number | null;
  readonly statementGroup: string | null;
  readonly ownGroup: string | null;
  /** Points with four places, as text. */
  readonly statementPoints: string | null;
  readonly ownPoints: string | null;
  readonly band: DeviationBand['code'] | null;
  /** Statement less own. */
  readonly differenceFen: bigint;
  readonly parts: readonly { readonly cause: Cause; readonly fen: bigint }[];
}

export interface Reconciliation {
  readonly cases: number;
  readonly agreeing: number;
  readonly statementFen: bigint;
  readonly ownFen: bigint;
  readonly causes: readonly { readonly cause: Cause; readonly cases: number; readonly fen: bigint }[];
  /** Cases that differ, the largest money first. */
  readonly differences: readonly CaseDifference[];
}

/** Places of points. */
const PLACES = 4;

export interface ReconcileOptions {
  readonly deviation: Deviation;
  /** Yuan of a point, four places. */
  readonly pointValue: string;
  /** The group a statement's code stands for; the code itself where the catalogue does not know it. */
  readonly groupOf: (code: string) => string;
  readonly scoreOf: (group: string) => string | null;
}

/**
 * Compares a statement with own results case by case (逐例对账). What is different in a case is put right one thing after the other, group, score, cost,
 * coefficients, band, and the money of each step is its part: the parts add up to the difference, and those of all cases to that of
 * the statement, to the fen.
 */
export function reconcile(
  lines: readonly StatementLine[],
  own: readonly OwnCase[],
  options: ReconcileOptions,
): Reconciliation {
  const value = exactOf(options.pointValue);
  const money = (points: bigint) =>
    mulDiv(points * value.numerator, 100n, 10n ** BigInt(PLACES) * value.denominator, 'half-up');
  const waiting = new Map(own.map((item) => [`${item.institution}\t${item.encounter}`, item]));
  const differences: CaseDifference[] = [];
  let statementFen = 0n;
  let ownFen = 0n;
  let agreeing = 0;
  const take = (difference: CaseDifference) => {
    if (difference.differenceFen === 0n && difference.parts.every(({ fen }) => fen === 0n)) agreeing += 1;
    else differences.push(difference);
  };
  for (const line of lines) {
    const key = `${line.institution}\t${line.encounter}`;
    const found = waiting.get(key);
    waiting.delete(key);
    const said = units(line.points);
    statementFen += money(said);
    if (found) {
      const compared = compare(line, found, { options, money, said });
      ownFen += compared.ownFen;
      take(compared.difference);
    } else
      take({
        institution: line.institution,
        encounter: line.encounter,
        row: line.row,
        statementGroup: options.groupOf(line.group),
        ownGroup: null,
        statementPoints: line.points,
        ownPoints: null,
        band: null,
        differenceFen: money(said),
        parts: [{ cause: 'not-in-facts', fen: money(said) }],
      });
  }
  for (const found of waiting.values()) {
    const { points, band } = answer(found, found.score, found, options);
    const fen = money(points ?? 0n);
    ownFen += fen;
    differences.push({
      institution: found.institution,
      encounter: found.encounter,
      row: null,
      statementGroup: null,
      ownGroup: found.group === '' ? null : found.group,
      statementPoints: null,
      ownPoints: points === null ? null : text(points),
      band,
      differenceFen: -fen,
      parts: [{ cause: 'not-in-statement', fen: -fen }],
    });
  }
  const size = (fen: bigint) => (fen < 0n ? -fen : fen);
  return {
    cases: agreeing + differences.length,
    agreeing,
    statementFen,
    ownFen,
    causes: CAUSES.map((cause) => {
      const parts = differences.flatMap((item) => item.parts.filter((part) => part.cause === cause));
      return { cause, cases: parts.length, fen: parts.reduce((sum, { fen }) => sum + fen, 0n) };
    }).filter(({ cases }) => cases > 0),
    differences: differences.sort((one, other) => {
      const order = size(other.differenceFen) - size(one.differenceFen);
      return order === 0n ? (one.encounter < other.encounter ? -1 : 1) : order > 0n ? 1 : -1;
    }),
  };
}

function compare(
  line: StatementLine,
  found: OwnCase,
  { options, money, said }: { options: ReconcileOptions; money: (points: bigint) => bigint; said: bigint },
): { readonly difference: CaseDifference; readonly ownFen: bigint } {
  const group = options.groupOf(line.group);
  const first = answer(found, found.score, found, options);
  const parts: { cause: Cause; fen: bigint }[] = [];
  let before = first.points ?? 0n;
  const step = (cause: Cause, points: bigint | null) => {
    const after = points ?? 0n;
    const fen = money(after) - money(before);
    if (fen !== 0n) parts.push({ cause, fen });
    before = after;
  };
  const score = line.score ?? (group === found.group ? found.score : options.scoreOf(group));
  const costFen = line.costFen ?? found.costFen;
  const coefficient = line.coefficient ?? found.coefficient;
  const auxiliary = line.auxiliary ?? found.auxiliary;
  if (found.group === '') step('unmatched', answer(found, score, found, options).points);
  else
    step(group === found.group ? 'other-score' : 'other-group', answer(found, score, found, options).points);
  step('other-cost', answer({ costFen }, score, found, options).points);
  step('other-coefficient', answer({ costFen }, score, { ...found, coefficient }, options).points);
  const last = answer({ costFen }, score, { coefficient, auxiliary }, options);
  step('other-auxiliary', last.points);
  step(last.points === null && last.band === 'review' ? 'panel' : 'other-band', said);
  const ownFen = money(first.points ?? 0n);
  return {
    ownFen,
    difference: {
      institution: line.institution,
      encounter: line.encounter,
      row: line.row,
      statementGroup: group,
      ownGroup: found.group === '' ? null : found.group,
      statementPoints: line.points,
      ownPoints: first.points === null ? null : text(first.points),
      band: first.band,
      differenceFen: money(said) - ownFen,
      parts,
    },
  };
}

/** Points of a case by the deviation rules, in units of the last place; null where no formula decides. */
function answer(
  { costFen }: { readonly costFen: bigint | null },
  score: string | null,
  { coefficient, auxiliary }: { readonly coefficient: string; readonly auxiliary: string },
  { deviation, pointValue }: ReconcileOptions,
): { readonly points: bigint | null; readonly band: DeviationBand['code'] | null } {
  if (score === null || costFen === null) return { points: null, band: null };
  const points = exactOf(score);
  const { band, score: answered } = deviation.answer({
    cost: costFen,
    standard: standardOf(points, pointValue),
    score: points,
    hospital: exactOf(coefficient),
    auxiliary: exactOf(auxiliary),
    blank: false,
  });
  return {
    band,
    points: answered && mulDiv(answered.numerator, 10n ** BigInt(PLACES), answered.denominator, 'half-up'),
  };
}

/** Payment standard of a group: score × value of a point, in fen, rounded half up. */
function standardOf(score: Exact, pointValue: string): bigint {
  const value = exactOf(pointValue);
  const product = exact(score.numerator * value.numerator * 100n, score.denominator * value.denominator);
  return mulDiv(product.numerator, 1n, product.denominator, 'half-up');
}

function units(points: string): bigint {
  const { numerator, denominator } = exactOf(points);
  return mulDiv(numerator, 10n ** BigInt(PLACES), denominator, 'half-up');
}

function text(points: bigint): string {
  const digits = points.toString().padStart(PLACES + 1, '0');
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
}
