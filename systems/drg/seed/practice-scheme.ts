import type { AdrgRow, DrgRow, Mdc, MdcStep, Rule, Scheme } from '@sanyi/grouping';
import { categories, complications, operationsOf } from './practice-table.ts';

/** Codes the scheme is made of (演练目录), as the practice region has them. */
export interface PracticeCodes {
  readonly diagnoses: readonly string[];
  /** Operations with their level, 1 to 4. */
  readonly operations: readonly { readonly code: string; readonly level: number }[];
}

/** An operation counts for grouping from this level on. */
const COUNTING_LEVEL = 2;
const MAJOR_LEVEL = 3;

/** Makes the practice scheme (生成演练方案) out of its table and the codes of the practice region. */
export function practiceScheme({ diagnoses, operations }: PracticeCodes): Scheme {
  const lists: Record<string, readonly string[]> = {};
  const adrgs: Record<string, AdrgRow> = {};
  const named = (name: string, codes: readonly string[]): string | null => {
    if (codes.length === 0) return null;
    lists[name] = codes;
    return name;
  };
  const counting = operations.filter((item) => item.level >= COUNTING_LEVEL);
  const mdcs: Mdc[] = [newborns(adrgs)];
  for (const { letter, name, ranges, sex, medical } of readCategories()) {
    const own = diagnoses.filter((code) => inRanges(code, ranges));
    const entry = named(`${letter}.诊断`, own);
    if (entry === null) continue;
    const steps: MdcStep[] = [];
    const operated = counting.filter((item) => operationsOf[letter]?.includes(item.code.slice(0, 2)));
    for (const [kind, title, chosen] of [
      ['B1', '大手术', operated.filter((item) => item.level >= MAJOR_LEVEL)],
      ['C1', '手术操作', operated.filter((item) => item.level < MAJOR_LEVEL)],
    ] as const) {
      const list = named(
        `${letter}${kind}.手术`,
        chosen.map((item) => item.code),
      );
      if (list === null) continue;
      const rule: Rule = { op: 'mainOperationIn', list };
      adrgs[letter + kind] = {
        code: letter + kind,
        name: `${name}${title}`,
        rule,
        drgs: split(letter + kind, `${name}${title}`),
      };
      steps.push({ adrg: letter + kind });
    }
    steps.push({ ambiguous: `${letter}QY`, rule: { op: 'mainOperationCounts' } });
    for (const group of medical) {
      const code = letter + group.code;
      const members = group.ranges.length === 0 ? null : own.filter((item) => inRanges(item, group.ranges));
      const list = members ? named(`${code}.诊断`, members) : null;
      if (members && list === null) continue;
      const rule: Rule = list === null ? { op: 'always' } : { op: 'mainDiagnosisIn', list };
      adrgs[code] = { code, name: group.name, rule, drgs: split(code, group.name) };
      steps.push({ adrg: code });
    }
    const door: Rule = { op: 'mainDiagnosisIn', list: entry };
    const rule: Rule = sex ? { op: 'and', rules: [door, { op: 'equals', field: 'sex', value: sex }] } : door;
    mdcs.push({ code: `MDC${letter}`, name, rule, steps });
  }
  const table = (wanted: readonly string[]) =>
    Object.fromEntries(
      diagnoses.filter((code) => wanted.includes(code.slice(0, 3))).map((code) => [code, code.slice(0, 1)]),
    );
  const cc = table(complications.cc);
  const mcc = table(complications.mcc);
  const tables = new Set([...Object.values(cc), ...Object.values(mcc)]);
  return {
    id: 'practice',
    name: '演练方案',
    mdcs,
    adrgs,
    lists,
    maps: {},
    cc,
    mcc,
    exclusions: Object.fromEntries(
      diagnoses.map((code) => [code, code.slice(0, 1)] as const).filter(([, own]) => tables.has(own)),
    ),
    countingOperations: counting.map((item) => item.code),
    options: { fallThrough: true, needsSex: true, needsNewbornWeight: true },
  };
}

/** The newborn category with its bands of weight, which stands before all others. */
function newborns(adrgs: Record<string, AdrgRow>): Mdc {
  const band = (code: string, name: string, from: number, below: number | null): string => {
    const rules: Rule[] = [{ op: 'compare', field: 'weightGrams', by: '>=', value: from }];
    if (below !== null) rules.push({ op: 'compare', field: 'weightGrams', by: '<', value: below });
    adrgs[code] = { code, name, rule: { op: 'and', rules }, drgs: split(code, name) };
    return code;
  };
  const codes = [
    band('PS1', '极低体重新生儿', 0, 1_500),
    band('PS2', '低体重新生儿', 1_500, 2_500),
    band('PU1', '足月新生儿', 2_500, null),
  ];
  return {
    code: 'MDCP',
    name: '新生儿',
    rule: {
      op: 'and',
      rules: [
        { op: 'compare', field: 'ageYears', by: '=', value: 0 },
        { op: 'compare', field: 'ageDays', by: '<=', value: 28 },
      ],
    },
    steps: codes.map((adrg) => ({ adrg })),
  };
}

/** With a grave complication, with one, without (按并发症细分). */
function split(code: string, name: string): DrgRow[] {
  return [
    { code: `${code}1`, name: `${name}，伴严重并发症或合并症`, rule: { op: 'hasMcc' } },
    { code: `${code}3`, name: `${name}，伴并发症或合并症`, rule: { op: 'hasCc' } },
    { code: `${code}5`, name: `${name}，不伴并发症或合并症`, rule: { op: 'always' } },
  ];
}

type Range = readonly [from: string, to: string];

interface Category {
  readonly letter: string;
  readonly name: string;
  readonly ranges: readonly Range[];
  readonly sex: string;
  readonly medical: { readonly code: string; readonly name: string; readonly ranges: readonly Range[] }[];
}

function readCategories(): Category[] {
  const found: Category[] = [];
  for (const line of categories.split('\n').filter((text) => text !== '')) {
    const [first = '', name = '', ranges = '', sex = ''] = line.trim().split('|');
    if (line.startsWith(' ')) found.at(-1)?.medical.push({ code: first, name, ranges: rangesOf(ranges) });
    else found.push({ letter: first, name, ranges: rangesOf(ranges), sex, medical: [] });
  }
  return found;
}

function rangesOf(text: string): Range[] {
  return text
    .split(' ')
    .filter((part) => part !== '')
    .map((part): Range => {
      const [from = '', to = from] = part.split('-');
      return [from, to];
    });
}

function inRanges(code: string, ranges: readonly Range[]): boolean {
  const category = code.slice(0, 3);
  return ranges.some(([from, to]) => category >= from && category <= to);
}
