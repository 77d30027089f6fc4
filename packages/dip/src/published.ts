import { fixed } from '@sanyi/quantity';
import type { Catalogue, CatalogueGroup, GroupKind } from './catalogue.ts';
import { classKey, keyOf } from './cell.ts';
import { CARE_CLASSES, type CareClass } from './rules.ts';

/** Columns of a published catalogue and the headings they are known by (公布目录的列名). The first one is what an export writes. */
export const PUBLISHED_COLUMNS = {
  key: ['病种编码', '病种代码', 'DIP编码', '病组编码', 'key'],
  name: ['病种名称', 'DIP名称', '病组名称', 'name'],
  kind: ['病种类型', '类型', '病种分类', '目录类型', 'kind'],
  diagnosis: ['主要诊断编码', '主诊断编码', '主要诊断代码', '诊断编码', '诊断代码', '疾病编码', 'diagnosis'],
  main: ['主要操作编码', '主要手术编码', '手术操作编码', '手术操作代码', '主要操作代码', '操作编码', 'main'],
  related: ['相关操作编码', '相关手术编码', '其他操作编码', '其他手术操作编码', '其他操作代码', 'related'],
  careClass: ['治疗方式', '操作类别', '诊疗方式', 'class'],
  cases: ['病例数', '例数', 'cases'],
  score: ['病种分值', '分值', '基准分值', '病种分值（RW）', 'RW', 'score'],
  drugScore: ['药品分值', 'dRW'],
  consumableScore: ['耗材分值', 'cRW'],
  variation: ['变异系数', 'CV'],
  basicLevel: ['基层病种', '是否基层病种'],
} as const;

type Column = keyof typeof PUBLISHED_COLUMNS;

const KINDS: Readonly<Record<string, GroupKind>> = {
  核心: 'core',
  核心病种: 'core',
  基层病种: 'core',
  综合: 'composite',
  综合病种: 'composite',
  先期: 'pre',
  先期病种: 'pre',
};
/** Words for the classes of care (治疗方式名称); the first is what an export writes. */
const CLASSES: Readonly<Record<CareClass, readonly string[]>> = {
  conservative: ['保守治疗', '内科诊疗', '内科', '非手术'],
  diagnostic: ['诊断性操作', '诊断性操作治疗'],
  therapeutic: ['治疗性操作', '治疗性操作治疗'],
  surgery: ['相关手术', '手术', '手术治疗', '介入治疗'],
};

/** What cannot be taken of a row (未读入的内容), as Excel counts rows. */
export interface PublishedGap {
  readonly row: number;
  readonly kind: 'no-diagnosis' | 'no-score' | 'kind-unknown' | 'class-unknown' | 'twice' | 'number';
  readonly detail: string;
}

/** A sheet that is no catalogue, with the headings that are missing. */
export class PublishedLayoutError extends Error {
  readonly missing: readonly string[];

  constructor(missing: readonly string[]) {
    super(`missing: ${missing.join(', ')}`);
    this.missing = missing;
  }
}

export interface PublishedOptions {
  readonly id: string;
  readonly name: string;
  readonly scorePlaces: number;
  readonly mainCharacters: number;
  readonly compositeCharacters: number;
}

/**
 * Takes a catalogue as bureaus publish it (读入公布的目录): a row a group, columns by their headings, wherever the heading row stands. Operations behind the
 * first, in a column of their own or joined by a plus or slash, are related ones. What cannot be taken comes back by row.
 *
 * @throws PublishedLayoutError when no row has headings for diagnosis and score
 */
export function readPublished(
  rows: readonly (readonly (string | null)[])[],
  options: PublishedOptions,
): { readonly catalogue: Catalogue; readonly gaps: readonly PublishedGap[] } {
  const { at, columns } = headingRow(rows);
  const groups = new Map<string, CatalogueGroup>();
  const gaps: PublishedGap[] = [];
  for (const [place, row] of rows.entries()) {
    if (place <= at || row.every((cell) => (cell ?? '').trim() === '')) continue;
    const cell = (column: Column) => (row[columns.get(column) ?? -1] ?? '').trim();
    const tell = (kind: PublishedGap['kind'], detail: string) => gaps.push({ row: place + 1, kind, detail });
    const group = groupOf(cell, options, tell);
    if (!group) continue;
    if (groups.has(group.key)) tell('twice', group.key);
    else groups.set(group.key, group);
  }
  return {
    catalogue: {
      id: options.id,
      name: options.name,
      year: null,
      scorePlaces: options.scorePlaces,
      groups: [...groups.values()].sort((one, other) => (one.key < other.key ? -1 : 1)),
      ties: ['main-operation', 'most-operations', 'more-cases'],
      mainOperationMustMatch: true,
      mainCharacters: options.mainCharacters,
      compositeCharacters: options.compositeCharacters,
      yearMeans: null,
    },
    gaps,
  };
}

function headingRow(rows: readonly (readonly (string | null)[])[]): {
  at: number;
  columns: Map<Column, number>;
} {
  let best: Map<Column, number> = new Map();
  for (const [at, row] of rows.slice(0, 20).entries()) {
    const columns = new Map<Column, number>();
    for (const [place, cell] of row.entries()) {
      const heading = (cell ?? '').replace(/\s/g, '');
      for (const [column, names] of Object.entries(PUBLISHED_COLUMNS))
        if ((names as readonly string[]).includes(heading) && !columns.has(column as Column))
          columns.set(column as Column, place);
    }
    if (columns.has('diagnosis') && columns.has('score')) return { at, columns };
    if (columns.size > best.size) best = columns;
  }
  throw new PublishedLayoutError(
    (['diagnosis', 'score'] as const)
      .filter((column) => !best.has(column))
      .map((column) => PUBLISHED_COLUMNS[column][0]),
  );
}

function groupOf(
  cell: (column: Column) => string,
  { scorePlaces }: PublishedOptions,
  tell: (kind: PublishedGap['kind'], detail: string) => void,
): CatalogueGroup | null {
  const diagnosis = cell('diagnosis');
  const score = decimalOf(cell('score'), scorePlaces);
  if (score === null) {
    tell('no-score', cell('score'));
    return null;
  }
  const kind = kindOf(cell);
  if (kind === null) {
    tell('kind-unknown', cell('kind'));
    return null;
  }
  if (diagnosis === '' && kind !== 'pre') {
    tell('no-diagnosis', cell('key'));
    return null;
  }
  const [main = null, ...rest] = operationsOf(cell('main'));
  const related = [...new Set([...rest, ...operationsOf(cell('related'))])].sort();
  const careClass = classOf(cell('careClass'));
  if (kind === 'composite' && careClass === null) {
    tell('class-unknown', cell('careClass'));
    return null;
  }
  const cases = cell('cases') === '' ? null : Number(cell('cases').replaceAll(',', ''));
  if (cases !== null && !Number.isInteger(cases)) tell('number', cell('cases'));
  const key =
    kind === 'pre'
      ? cell('key') || diagnosis
      : kind === 'composite'
        ? classKey(diagnosis, careClass ?? 'conservative')
        : keyOf(diagnosis, main, related);
  return {
    key,
    code: cell('key') || key,
    kind,
    name: cell('name'),
    diagnosis,
    main: kind === 'core' ? main : null,
    related: kind === 'core' ? related : [],
    careClass,
    score,
    cases: cases !== null && Number.isInteger(cases) ? cases : null,
    basicLevel: /^(是|1|Y|y|√|true)$/.test(cell('basicLevel')) || cell('kind') === '基层病种',
    basis: null,
  };
}

function kindOf(cell: (column: Column) => string): GroupKind | null {
  const kind = cell('kind').replace(/目录$/, '');
  if (kind !== '') return KINDS[kind] ?? null;
  // Where no column says it, a class of care without an operation is a composite group.
  return cell('careClass') !== '' && cell('main') === '' ? 'composite' : 'core';
}

function classOf(text: string): CareClass | null {
  if (text === '') return null;
  return CARE_CLASSES.find((careClass) => CLASSES[careClass].includes(text)) ?? null;
}

function operationsOf(text: string): string[] {
  return text
    .split(/[+＋/、;；，,\s]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '' && code !== '-' && code !== '无');
}

function decimalOf(text: string, places: number): bigint | null {
  const plain = text.replaceAll(',', '');
  const match = /^(\d+)(?:\.(\d+))?$/.exec(plain);
  if (!match) return null;
  // Spreadsheets show sixteen digits of a number with four places.
  const fraction = (match[2] ?? '').slice(0, 12).padEnd(12, '0');
  const exactly = fixed(`${match[1]}.${fraction}`, 12).mantissa;
  const unit = 10n ** BigInt(12 - places);
  return (exactly + unit / 2n) / unit;
}

/** The word an export writes for a class of care. */
export function careClassName(careClass: CareClass): string {
  return CLASSES[careClass][0] ?? careClass;
}
