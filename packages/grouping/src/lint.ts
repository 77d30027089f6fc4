import { compileScheme, rulesOf } from './compile.ts';
import { knowing } from './knowing.ts';
import { KIND, type Node } from './node.ts';
import { innerRules, type NumericField, type Rule, walkRule } from './rule.ts';
import type { AdrgRow, Scheme } from './scheme.ts';

/** Kinds of defects a linter finds in a scheme (方案缺陷). */
export type LintCode =
  | 'missing-name'
  | 'missing-rule'
  | 'empty-list'
  | 'repeated-code'
  | 'same-list-twice'
  | 'exclusion-without-members'
  | 'both-cc-and-mcc'
  | 'not-a-code'
  | 'unreachable-code'
  | 'shadowed-row'
  | 'shadowed-code'
  | 'behind-catch-all'
  | 'no-last-group'
  | 'unused-row'
  | 'repeated-group'
  | 'numeric-gap'
  | 'numeric-overlap';

export interface LintFinding {
  readonly code: LintCode;
  readonly severity: 'error' | 'warning' | 'note';
  /** Row, list, table or group it is about. */
  readonly place: string;
  /** Codes or names concerned. */
  readonly items: readonly string[];
  readonly text: { readonly zh: string; readonly en: string };
}

const DIAGNOSIS =
  /^[A-Z]\d{2}(\.(\d{1,3}|x\d{2})?(x\d{2,3})?)?[+*]?(\+?[A-Z]\d{2}(\.\d{0,3}(x\d{2,3})?)?\*?)?$/;
const OPERATION = /^\d{2}(\.(\d{1,4}|\dx\d{2}|\d{2}x\d?|\dx)?(x\d{2,3})?)?$/;

/**
 * Reads a scheme for what cannot be meant (方案检查): rows and codes that nothing reaches, groups behind a catch-all, splits without a
 * last group, lists and tables without members, bounds that gape or overlap. It finds, and changes nothing.
 */
export function lintScheme(scheme: Scheme): LintFinding[] {
  const broken = missingNames(scheme);
  // Without its names a scheme cannot be compiled, and reachability says nothing.
  if (broken.length > 0) return broken;
  return [
    ...lists(scheme),
    ...complications(scheme),
    ...groups(scheme),
    ...unusedRows(scheme),
    ...reachability(scheme),
    ...bounds(scheme),
  ];
}

function finding(
  code: LintCode,
  severity: LintFinding['severity'],
  place: string,
  items: readonly string[],
  zh: string,
  en: string,
): LintFinding {
  return { code, severity, place, items, text: { zh, en } };
}

function missingNames(scheme: Scheme): LintFinding[] {
  const found: LintFinding[] = [];
  const missing = (place: string, name: string) =>
    found.push(
      finding('missing-name', 'error', place, [name], `引用了不存在的 ${name}`, `${name} does not exist`),
    );
  for (const rule of rulesOf(scheme))
    walkRule(rule, (item) => {
      if ('list' in item && item.list !== undefined && !Object.hasOwn(scheme.lists, item.list))
        missing(item.op, item.list);
      if ('map' in item && !Object.hasOwn(scheme.maps, item.map)) missing(item.op, item.map);
    });
  for (const mdc of scheme.mdcs)
    for (const step of mdc.steps)
      if ('adrg' in step && !Object.hasOwn(scheme.adrgs, step.adrg)) missing(mdc.code, step.adrg);
  return found;
}

function lists(scheme: Scheme): LintFinding[] {
  const contents = new Map<string, string[]>();
  const found: LintFinding[] = [];
  const about = listSubjects(scheme);
  for (const [name, codes] of Object.entries(scheme.lists)) {
    if (codes.length === 0)
      found.push(finding('empty-list', 'error', name, [], '清单没有编码', 'the list has no codes'));
    const repeated = [...new Set(codes.filter((code, place) => codes.indexOf(code) !== place))];
    if (repeated.length > 0)
      found.push(
        finding(
          'repeated-code',
          'note',
          name,
          repeated,
          '清单中有重复的编码',
          'codes stand more than once in the list',
        ),
      );
    const pattern = about.get(name) === 'operation' ? OPERATION : DIAGNOSIS;
    const odd = codes.filter((code) => !pattern.test(code));
    if (odd.length > 0)
      found.push(
        finding(
          'not-a-code',
          'warning',
          name,
          odd,
          '不符合编码体系的写法',
          'not written as codes of the system',
        ),
      );
    const content = [...new Set(codes)].sort().join('\n');
    contents.set(content, [...(contents.get(content) ?? []), name]);
  }
  for (const names of contents.values())
    if (names.length > 1)
      found.push(
        finding(
          'same-list-twice',
          'note',
          names[0] ?? '',
          names.slice(1),
          '清单内容相同',
          'lists have the same content',
        ),
      );
  return found;
}

/** Whether a list holds diagnoses or operations, by the conditions that use it. */
function listSubjects(scheme: Scheme): Map<string, 'diagnosis' | 'operation'> {
  const subjects = new Map<string, 'diagnosis' | 'operation'>();
  for (const rule of rulesOf(scheme))
    walkRule(rule, (item) => {
      if ('list' in item && item.list !== undefined)
        subjects.set(item.list, /iagnos/.test(item.op) ? 'diagnosis' : 'operation');
    });
  return subjects;
}

function complications(scheme: Scheme): LintFinding[] {
  const { cc, mcc, exclusions } = scheme;
  const withMembers = new Set(Object.values(exclusions));
  const orphans = new Map<string, string[]>();
  for (const [code, table] of [...Object.entries(cc), ...Object.entries(mcc)])
    if (!withMembers.has(table)) orphans.set(table, [...(orphans.get(table) ?? []), code]);
  const both = Object.keys(cc).filter((code) => Object.hasOwn(mcc, code));
  return [
    ...[...orphans].map(([table, codes]) =>
      finding(
        'exclusion-without-members',
        'warning',
        table,
        codes,
        `排除表 ${table} 没有主要诊断，${codes.length} 个编码永远不会被排除`,
        `exclusion table ${table} has no main diagnoses; ${codes.length} codes are never excluded`,
      ),
    ),
    ...(both.length > 0
      ? [finding('both-cc-and-mcc', 'note', 'cc', both, '既是 CC 又是 MCC', 'stand in both lists')]
      : []),
  ];
}

function groups(scheme: Scheme): LintFinding[] {
  const owners = new Map<string, string[]>();
  const found = Object.entries(scheme.adrgs).flatMap(([id, row]): LintFinding[] => {
    for (const drg of row.drgs) owners.set(drg.code, [...(owners.get(drg.code) ?? []), row.code]);
    const catchAll = row.drgs.findIndex((drg) => drg.rule.op === 'always');
    const behind = catchAll < 0 ? [] : row.drgs.slice(catchAll + 1).map((drg) => drg.code);
    const ruleless = row.drgs.filter((drg) => drg.rule.op === 'never').map((drg) => drg.code);
    return [
      ...(ruleless.length > 0
        ? [
            finding(
              'missing-rule',
              'error',
              id,
              ruleless,
              '组没有可用的条件',
              'groups have no condition that can hold',
            ),
          ]
        : []),
      ...(behind.length > 0
        ? [
            finding(
              'behind-catch-all',
              'error',
              id,
              behind,
              `排在无条件的 ${row.drgs[catchAll]?.code} 之后，永远进不去`,
              `stand behind the unconditional ${row.drgs[catchAll]?.code} and are never reached`,
            ),
          ]
        : []),
      ...(catchAll < 0 && row.drgs.length > 0
        ? [
            finding(
              'no-last-group',
              'warning',
              id,
              row.drgs.map((drg) => drg.code),
              '没有兜底的组，条件都不满足的病例不能入组',
              'has no last group: cases that meet none of the conditions are not grouped',
            ),
          ]
        : []),
    ];
  });
  for (const [code, rows] of owners)
    if (new Set(rows).size > 1)
      found.push(
        finding('repeated-group', 'warning', code, rows, '同一组属于多个 ADRG', 'belongs to several ADRGs'),
      );
  return found;
}

function unusedRows(scheme: Scheme): LintFinding[] {
  const used = new Set(
    scheme.mdcs.flatMap((mdc) => mdc.steps.flatMap((step) => ('adrg' in step ? [step.adrg] : []))),
  );
  return Object.keys(scheme.adrgs)
    .filter((id) => !used.has(id))
    .map((id) => finding('unused-row', 'error', id, [], '没有大类用到它', 'no category uses it'));
}

/** Main diagnoses that a row lists and its category does not let in, and rows or codes that an earlier row takes whole. */
function reachability(scheme: Scheme): LintFinding[] {
  const compiled = compileScheme(scheme);
  const found: LintFinding[] = [];
  for (const [place, mdc] of scheme.mdcs.entries()) {
    const entry = compiled.mdcs[place];
    if (!entry) continue;
    // Operations and diagnoses that rows before this one take without a further condition.
    const takenOperations = new Set<string>();
    const takenDiagnoses = new Set<string>();
    let closed: string | null = null;
    for (const step of mdc.steps) {
      if ('ambiguous' in step) continue;
      const row = scheme.adrgs[step.adrg];
      if (!row) continue;
      if (closed !== null)
        found.push(
          finding(
            'shadowed-row',
            'error',
            step.adrg,
            [closed],
            `${closed} 已收下全部病例`,
            `${closed} takes every case before it`,
          ),
        );
      const main = mainDiagnoses(scheme, row.rule);
      const outside = main.filter((code) => isNever(entry.rule, compiled.diagnoses.idOf(code)));
      if (outside.length > 0)
        found.push(
          finding(
            'unreachable-code',
            'warning',
            step.adrg,
            outside,
            `${outside.length} 个主要诊断不在 ${mdc.code} 的清单里，永远进不到这里`,
            `${outside.length} main diagnoses are not on the list of ${mdc.code} and never come here`,
          ),
        );
      found.push(...shadowed(scheme, step.adrg, row, takenOperations, takenDiagnoses));
      if (row.rule.op === 'always') closed ??= step.adrg;
      if (row.rule.op === 'mainOperationIn') addAll(takenOperations, scheme.lists[row.rule.list]);
      if (row.rule.op === 'mainDiagnosisIn') addAll(takenDiagnoses, scheme.lists[row.rule.list]);
    }
  }
  return found;
}

function shadowed(
  scheme: Scheme,
  id: string,
  row: AdrgRow,
  takenOperations: ReadonlySet<string>,
  takenDiagnoses: ReadonlySet<string>,
): LintFinding[] {
  const check = (codes: readonly string[], taken: ReadonlySet<string>, what: { zh: string; en: string }) => {
    const gone = codes.filter((code) => taken.has(code));
    if (codes.length === 0 || gone.length === 0) return [];
    const whole = gone.length === codes.length;
    return [
      finding(
        whole ? 'shadowed-row' : 'shadowed-code',
        whole ? 'error' : 'warning',
        id,
        gone,
        `${what.zh}已被前面的 ADRG 收走`,
        `${what.en} are taken by earlier rows`,
      ),
    ];
  };
  const operations = conjuncts(row.rule).flatMap((rule) =>
    rule.op === 'mainOperationIn' ? (scheme.lists[rule.list] ?? []) : [],
  );
  return [
    ...check(operations, takenOperations, { zh: '主要手术', en: 'main operations' }),
    ...check(mainDiagnoses(scheme, row.rule), takenDiagnoses, { zh: '主要诊断', en: 'main diagnoses' }),
  ];
}

/** Main diagnoses a rule asks for in its own `and`. */
function mainDiagnoses(scheme: Scheme, rule: Rule): readonly string[] {
  return conjuncts(rule).flatMap((item) =>
    item.op === 'mainDiagnosisIn' ? (scheme.lists[item.list] ?? []) : [],
  );
}

function conjuncts(rule: Rule): readonly Rule[] {
  return rule.op === 'and' ? innerRules(rule).flatMap(conjuncts) : [rule];
}

function addAll(target: Set<string>, codes: readonly string[] | undefined): void {
  for (const code of codes ?? []) target.add(code);
}

function isNever(rule: Node, main: number): boolean {
  return knowing(rule, main).kind === KIND.never;
}

/** Bounds on one number that rows of a category split by: they should meet without a gap or an overlap. */
function bounds(scheme: Scheme): LintFinding[] {
  const found: LintFinding[] = [];
  for (const mdc of scheme.mdcs) {
    const bands = new Map<NumericField, { id: string; from: number; to: number }[]>();
    for (const step of mdc.steps) {
      if ('ambiguous' in step) continue;
      const compared = conjuncts(scheme.adrgs[step.adrg]?.rule ?? { op: 'never' }).filter(
        (rule) => rule.op === 'compare',
      );
      for (const field of new Set(compared.map((rule) => rule.field))) {
        const band = { id: step.adrg, from: 0, to: Number.POSITIVE_INFINITY };
        for (const rule of compared.filter((item) => item.field === field)) {
          if (rule.by === '>=' || rule.by === '=') band.from = Math.max(band.from, rule.value);
          if (rule.by === '>') band.from = Math.max(band.from, rule.value + 1);
          if (rule.by === '<') band.to = Math.min(band.to, rule.value - 1);
          if (rule.by === '<=' || rule.by === '=') band.to = Math.min(band.to, rule.value);
        }
        bands.set(field, [...(bands.get(field) ?? []), band]);
      }
    }
    for (const [field, rows] of bands) found.push(...meet(mdc.code, field, rows));
  }
  return found;
}

function meet(
  mdc: string,
  field: NumericField,
  rows: readonly { readonly id: string; readonly from: number; readonly to: number }[],
): LintFinding[] {
  const sorted = rows.toSorted((one, other) => one.from - other.from || one.to - other.to);
  return sorted.flatMap((row, place): LintFinding[] => {
    const next = sorted[place + 1];
    // Rows with the same bounds differ by something else.
    if (!next || (next.from === row.from && next.to === row.to)) return [];
    if (next.from > row.to + 1)
      return [
        finding(
          'numeric-gap',
          'warning',
          mdc,
          [row.id, next.id],
          `${field} 在 ${row.to + 1} 至 ${next.from - 1} 之间没有组`,
          `${field} from ${row.to + 1} to ${next.from - 1} belongs to no row`,
        ),
      ];
    if (next.from <= row.to && next.to !== row.to)
      return [
        finding(
          'numeric-overlap',
          'note',
          mdc,
          [row.id, next.id],
          `${field} 在 ${next.from} 至 ${Math.min(row.to, next.to)} 之间有重叠`,
          `${field} from ${next.from} to ${Math.min(row.to, next.to)} belongs to both rows`,
        ),
      ];
    return [];
  });
}
