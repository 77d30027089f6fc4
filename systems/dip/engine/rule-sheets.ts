import type { CareClass } from '@sanyi/dip';
import type { RuleLists } from './rule-lists.ts';
import { HeadingError, headingsOf, type RowGap, type TableRows } from './table-rows.ts';

/** Sheets of a workbook of rules and what they are known by (规则工作表). The first name is what is said of them. */
const SHEETS = {
  excludedDiagnoses: ['不作为主要诊断', '不作主要诊断', '排除诊断', '灰码'],
  ignoredOperations: ['不计手术操作', '不计入分组手术', '排除手术'],
  operationClasses: ['手术操作类别', '操作类别', '手术分类'],
  diagnosisMerges: ['诊断并项', '并项诊断'],
  operationMerges: ['手术并项', '并项手术'],
} as const;
type Sheet = keyof typeof SHEETS;

const COLUMNS = {
  code: ['编码', '诊断编码', '手术操作编码', '操作编码', '代码'],
  careClass: ['类别', '操作类别', '手术类别'],
  into: ['并入编码', '并项编码', '病种编码'],
  name: ['并项名称', '名称', '病种名称'],
} as const;

const CLASSES: Readonly<Record<string, Exclude<CareClass, 'conservative'>>> = {
  手术: 'surgery',
  介入治疗: 'surgery',
  介入: 'surgery',
  相关手术: 'surgery',
  治疗性操作: 'therapeutic',
  诊断性操作: 'diagnostic',
};

/** A sheet whose rows could not all be taken. */
export interface SheetGap extends RowGap {
  readonly sheet: string;
}

/** Rule lists after a workbook (规则工作簿读入结果): sheets that were there replace their lists, everything else stays as it was. */
export interface ReadRules {
  readonly lists: RuleLists;
  /** Names of the sheets that were taken, with how many codes. */
  readonly taken: readonly { readonly sheet: string; readonly codes: number }[];
  readonly gaps: readonly SheetGap[];
}

/** Reads the sheets that are there. @throws HeadingError for a sheet without its columns, or a workbook without any sheet that is known */
export function readRuleSheets(
  sheets: readonly { readonly name: string; readonly rows: TableRows }[],
  base: RuleLists,
): ReadRules {
  const made: { -readonly [Key in Sheet]?: RuleLists[Key] } = {};
  const taken: { sheet: string; codes: number }[] = [];
  const gaps: SheetGap[] = [];
  for (const { name, rows } of sheets) {
    const kind = (Object.keys(SHEETS) as Sheet[]).find((key) =>
      (SHEETS[key] as readonly string[]).includes(name.trim()),
    );
    if (kind === undefined) continue;
    const tell = (gap: RowGap) => gaps.push({ ...gap, sheet: name });
    const read = records(rows, kind, tell);
    if (kind === 'operationClasses') {
      const classes: Record<string, Exclude<CareClass, 'conservative'>> = {};
      for (const { row, code, careClass } of read) {
        const own = CLASSES[careClass];
        if (own) classes[code] = own;
        else tell({ row, kind: 'unknown-class', detail: careClass });
      }
      made.operationClasses = classes;
    } else if (kind === 'diagnosisMerges' || kind === 'operationMerges') {
      const merges = new Map<string, { code: string; name: string; members: string[] }>();
      for (const { row, code, into, name: title } of read) {
        if (into === '') {
          tell({ row, kind: 'missing', detail: COLUMNS.into[0] });
          continue;
        }
        const merge = merges.get(into) ?? { code: into, name: title || into, members: [] };
        merge.members.push(code);
        merges.set(into, merge);
      }
      made[kind] = [...merges.values()];
    } else made[kind] = read.map(({ code }) => code);
    taken.push({ sheet: name, codes: read.length });
  }
  if (taken.length === 0) throw new HeadingError(Object.values(SHEETS).map(([first]) => first));
  return { lists: { ...base, ...made }, taken, gaps };
}

interface RuleRecord {
  readonly row: number;
  readonly code: string;
  readonly careClass: string;
  readonly into: string;
  readonly name: string;
}

function records(rows: TableRows, kind: Sheet, tell: (gap: RowGap) => void): RuleRecord[] {
  const needed: readonly (keyof typeof COLUMNS)[] =
    kind === 'operationClasses'
      ? ['code', 'careClass']
      : kind.endsWith('Merges')
        ? ['code', 'into']
        : ['code'];
  const { at, columns } = headingsOf(rows, COLUMNS, needed);
  const found = new Map<string, RuleRecord>();
  for (const [place, cells] of rows.entries()) {
    if (place <= at || cells.every((cell) => (cell ?? '').trim() === '')) continue;
    const cell = (column: keyof typeof COLUMNS) => (cells[columns.get(column) ?? -1] ?? '').trim();
    const row = place + 1;
    const code = cell('code');
    if (code === '') tell({ row, kind: 'missing', detail: COLUMNS.code[0] });
    else if (found.has(code)) tell({ row, kind: 'twice', detail: code });
    else found.set(code, { row, code, careClass: cell('careClass'), into: cell('into'), name: cell('name') });
  }
  return [...found.values()];
}
