import {
  type Catalogue,
  type CatalogueGroup,
  type Certainty,
  type GroupCertainty,
  scoreText,
} from '@sanyi/dip';
import { type Exact, exact, multiplyExact } from '@sanyi/expression';
import type { LocalText } from '@sanyi/kernel';
import { mulDiv } from '@sanyi/quantity';
import type { CatalogueHead, CatalogueUse } from '../store/catalogues.ts';

/** Head of a catalogue as it is sent (目录概要). */
export function headView(row: CatalogueHead) {
  return {
    catalogueNo: row.catalogue_no,
    name: row.name,
    origin: row.origin,
    year: row.year,
    version: row.content_sha256.slice(0, 12),
    fileName: row.file_name,
    gaps: row.gaps.length,
    groups: row.groups,
    coreGroups: row.core_groups,
    compositeGroups: row.composite_groups,
    cases: row.cases,
    madeBy: row.made_by_name,
    madeAt: row.made_at,
  };
}

export function useView(use: CatalogueUse, scopePath: string) {
  const { catalogueNo, name, from, deviation } = use;
  return { catalogueNo, name, from, deviation, own: use.scopePath === scopePath };
}

/** A score in its own units as text. */
export function units(value: number | null, places: number): string | null {
  return value === null ? null : (value / 10 ** places).toFixed(places);
}

/** Certainties of a catalogue by group (分值把握). */
export function certainties(certainty: Certainty | null): ReadonlyMap<string, GroupCertainty> {
  return new Map((certainty?.groups ?? []).map((group) => [group.key, group]));
}

export function intervalView(own: GroupCertainty | undefined, places: number) {
  return own
    ? {
        low: units(own.low, places),
        high: units(own.high, places),
        rank: own.rank,
        rankLow: own.rankLow,
        rankHigh: own.rankHigh,
        staysCore: own.staysCore,
      }
    : null;
}

/** A group of a catalogue as it is sent (病种). @param points points of all groups, in units of the last place */
export function groupView(
  group: CatalogueGroup,
  { scorePlaces: places }: Catalogue,
  own: GroupCertainty | undefined,
  points: number,
) {
  const { basis } = group;
  const score = (value: bigint | null) => (value === null ? null : scoreText(value, places));
  const width = own && own.low !== null && own.high !== null ? own.high - own.low : null;
  return {
    key: group.key,
    code: group.code,
    kind: group.kind,
    name: group.name,
    diagnosis: group.diagnosis,
    main: group.main,
    related: [...group.related],
    careClass: group.careClass,
    score: scoreText(group.score, places),
    cases: group.cases,
    basicLevel: group.basicLevel,
    meanFen: basis && rounded(basis.mean).toString(),
    variation: basis?.variation?.toFixed(2) ?? null,
    drugScore: score(basis?.drugScore ?? null),
    consumableScore: score(basis?.consumableScore ?? null),
    rise: basis?.rise ? percentText(basis.rise) : null,
    steady: steadyView(group, places),
    interval: intervalView(own, places),
    stake: width === null || points === 0 ? null : Math.round((width * (group.cases ?? 0) * 10_000) / points),
  };
}

export function steadyView({ basis }: CatalogueGroup, places: number) {
  const steady = basis?.steady;
  return steady && basis
    ? { parent: steady.parent, weight: steady.weight.toFixed(4), plain: scoreText(basis.plainScore, places) }
    : null;
}

function rounded({ numerator, denominator }: Exact): bigint {
  return mulDiv(numerator, 1n, denominator, 'half-up');
}

/** A ratio in percent with one place. */
export function percentText(value: Exact): string {
  const thousandths = rounded(multiplyExact(value, exact(1_000n)));
  return (Number(thousandths) / 10).toFixed(1);
}

/** Points of all groups of a catalogue, in units of the last place. */
export function pointsOf({ groups }: Catalogue): number {
  return groups.reduce((sum, { score, cases }) => sum + Number(score) * (cases ?? 0), 0);
}

const GAPS: Readonly<Record<string, (detail: string) => LocalText>> = {
  'no-diagnosis': () => ({ zh: '没有主要诊断编码', en: 'no main diagnosis' }),
  'no-score': (detail) => ({ zh: `病种分值“${detail}”不是数`, en: `the score “${detail}” is no number` }),
  'kind-unknown': (detail) => ({ zh: `不认识的病种类型“${detail}”`, en: `unknown kind “${detail}”` }),
  'class-unknown': (detail) => ({
    zh: `综合病种的治疗方式“${detail}”不认识`,
    en: `unknown class of care “${detail}” of a composite group`,
  }),
  twice: (detail) => ({
    zh: `“${detail}”前面已经有了，取前一行`,
    en: `“${detail}” came before; the first row counts`,
  }),
  number: (detail) => ({
    zh: `“${detail}”不是数，按未填处理`,
    en: `“${detail}” is no number and is taken as empty`,
  }),
  'unknown-class': (detail) => ({ zh: `不认识的类别“${detail}”`, en: `unknown class “${detail}”` }),
  missing: (detail) => ({ zh: `没有填“${detail}”`, en: `“${detail}” is empty` }),
};

/** What an import could not take, in words (未读入的行). */
export function gapView({ row, kind, detail }: { row: number; kind: string; detail: string }) {
  return { row, text: GAPS[kind]?.(detail) ?? { zh: `${kind} ${detail}`, en: `${kind} ${detail}` } };
}
