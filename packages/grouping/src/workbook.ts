import { FormulaError, readFormula } from './formula.ts';
import type { ImportGap } from './gap.ts';
import type { ImportedScheme } from './neutral.ts';
import type { Rule } from './rule.ts';
import type { AdrgRow, DrgRow, Mdc, MdcStep } from './scheme.ts';

/** A sheet as rows of texts (工作表), the headings first. */
export interface SchemeSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Sheets of the national layout and the headings they are known by (工作表与列名). */
const SHEETS = {
  mdc: ['MDC'],
  adrg: ['ADRG'],
  drg: ['DRG'],
  sets: ['集合', 'SET', 'SETS'],
  cc: ['CC'],
  exclusions: ['排除表', 'EXCLUSION', 'EXCLUSIONS'],
} as const;
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  code: [
    'code',
    '编码',
    'MDC编码',
    'ADRG编码',
    'DRG编码',
    '诊断编码',
    '疾病编码',
    '手术编码',
    '主要诊断编码',
  ],
  name: ['name', '名称', 'MDC名称', 'ADRG名称', 'DRG名称', '诊断名称'],
  formula: ['formula', '公式', '入组条件', '分组公式', '规则'],
  order: ['order', '顺序', '排序', '序号'],
  mdc: ['mdc', 'MDC', 'MDC编码', '所属MDC'],
  adrg: ['adrg', 'ADRG', 'ADRG编码', '所属ADRG'],
  set: ['set id', 'set', '集合', '集合编码', '集合名称', '集合ID'],
  table: ['exclusion table id', 'table id', 'table', '排除表', '排除表号', '排除表编码'],
  type: ['type', '类型', '类别'],
};

/**
 * Takes a scheme from the national workbook's sheets (导入国家版分组方案工作簿): MDC, ADRG, DRG, 集合, CC, 排除表. Formulas are read, never evaluated. What
 * cannot be read is told as a gap with its row and place; such a row never matches.
 *
 * @throws Error when a sheet or a heading is missing
 */
export function importWorkbook(sheets: readonly SchemeSheet[], id: string, name = id): ImportedScheme {
  const gaps: ImportGap[] = [];
  const table = (key: keyof typeof SHEETS, wanted: readonly string[]) => records(sheets, SHEETS[key], wanted);
  const ruleOf = (sheet: string, row: SheetRecord): Rule => {
    try {
      return readFormula(row.formula);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      gaps.push({ place: row.code, kind: 'formula', detail: error.message, sheet, row: row.row });
      return { op: 'never' };
    }
  };
  const ordered = <Row extends { readonly order: string }>(rows: readonly Row[]) =>
    rows.toSorted((one, other) => Number(one.order || 0) - Number(other.order || 0));

  const lists: Record<string, string[]> = {};
  for (const row of table('sets', ['set', 'code'])) (lists[row['set'] ?? ''] ??= []).push(row['code'] ?? '');
  const drgs = new Map<string, DrgRow[]>();
  for (const row of ordered(table('drg', ['code', 'formula', 'adrg']).map(withOrder))) {
    const own = drgs.get(row.adrg) ?? [];
    own.push({
      code: row.code,
      ...(row.name ? { name: row.name } : {}),
      rule: ruleOf('DRG', row),
    });
    drgs.set(row.adrg, own);
  }
  const adrgs: Record<string, AdrgRow> = {};
  const steps = new Map<string, MdcStep[]>();
  for (const row of ordered(table('adrg', ['code', 'formula', 'mdc']).map(withOrder))) {
    const rule = ruleOf('ADRG', row);
    const own = steps.get(row.mdc) ?? [];
    steps.set(row.mdc, own);
    if (row.code.endsWith('QY')) own.push({ ambiguous: row.code, rule });
    else if (row.code.endsWith('00')) own.push({ leftover: row.code, rule });
    else {
      // Several rows may share a code; each is tried in its place.
      let key = row.code;
      for (let number = 2; Object.hasOwn(adrgs, key); number += 1) key = `${row.code}#${number}`;
      adrgs[key] = {
        code: row.code,
        ...(row.name ? { name: row.name } : {}),
        rule,
        drgs: drgs.get(row.code) ?? [],
      };
      own.push({ adrg: key });
    }
  }
  const mdcs = ordered(table('mdc', ['code', 'formula']).map(withOrder)).map(
    (row): Mdc => ({
      code: row.code,
      ...(row.name ? { name: row.name } : {}),
      rule: ruleOf('MDC', row),
      steps: steps.get(row.code) ?? [],
    }),
  );
  const cc: Record<string, string> = {};
  const mcc: Record<string, string> = {};
  for (const row of table('cc', ['code', 'table', 'type']))
    (row['type']?.toUpperCase() === 'MCC' ? mcc : cc)[row['code'] ?? ''] = row['table'] ?? '';
  const exclusions: Record<string, string> = {};
  for (const row of table('exclusions', ['table', 'code']))
    exclusions[row['code'] ?? ''] = row['table'] ?? '';
  return {
    scheme: {
      id,
      name,
      mdcs,
      adrgs,
      lists,
      maps: {},
      cc,
      mcc,
      exclusions,
      countingOperations: lists['OP_ALL'] ?? [],
      options: { fallThrough: false },
    },
    gaps,
  };
}

interface SheetRecord {
  readonly code: string;
  readonly name: string;
  readonly formula: string;
  readonly order: string;
  readonly mdc: string;
  readonly adrg: string;
  /** Row of the sheet, from 1. */
  readonly row: number;
}

function withOrder(record: Readonly<Record<string, string>>): SheetRecord {
  const { code = '', name = '', formula = '', order = '', mdc = '', adrg = '', row = '0' } = record;
  return { code, name, formula, order, mdc, adrg, row: Number(row) };
}

/** Rows of a sheet as records of the wanted fields, matched by heading and never by place. */
function records(
  sheets: readonly SchemeSheet[],
  names: readonly string[],
  wanted: readonly string[],
): Record<string, string>[] {
  const sheet = sheets.find(
    (item) => names.includes(item.name.trim().toUpperCase()) || names.includes(item.name.trim()),
  );
  if (!sheet) throw new Error(`the workbook has no sheet ${names[0]}`);
  const [head = [], ...rows] = sheet.rows;
  const headings = head.map((cell) => (cell ?? '').trim().toLowerCase());
  const placeOf = (field: string) => {
    // A sheet of ADRGs has its own code and that of its category: the heading with the sheet's name is its own.
    const own =
      field === 'code' || field === 'name' ? [`${names[0]}${field === 'code' ? '编码' : '名称'}`] : [];
    const known = [field, ...own, ...(COLUMNS[field] ?? [])].map((heading) => heading.toLowerCase());
    return headings.indexOf(known.find((name) => headings.includes(name)) ?? '');
  };
  const places = Object.fromEntries(Object.keys(COLUMNS).map((field) => [field, placeOf(field)]));
  const missing = wanted.filter((field) => (places[field] ?? -1) < 0);
  if (missing.length > 0)
    throw new Error(
      `sheet ${sheet.name} has no column ${missing.map((field) => COLUMNS[field]?.[1]).join(', ')}`,
    );
  return rows.flatMap((row, below) => {
    if (row.every((cell) => (cell ?? '').trim() === '')) return [];
    const cells = Object.entries(places).flatMap(([field, place]) =>
      place < 0 ? [] : [[field, (row[place] ?? '').trim()]],
    );
    // The heading is row 1.
    return [Object.fromEntries([...cells, ['row', String(below + 2)]]) as Record<string, string>];
  });
}
