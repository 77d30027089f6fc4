import { compileScheme } from '../compile.ts';
import { knowing } from '../knowing.ts';
import { KIND, type Node } from '../node.ts';
import type { Rule } from '../rule.ts';
import type { AdrgRow, Scheme } from '../scheme.ts';
import { conjuncts } from './conjuncts.ts';
import { finding, type LintFinding } from './finding.ts';

/** Main diagnoses that a row lists and its category does not let in, and rows or codes that an earlier row takes whole. */
export function reachability(scheme: Scheme): LintFinding[] {
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
      if (!('adrg' in step)) continue;
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

function addAll(target: Set<string>, codes: readonly string[] | undefined): void {
  for (const code of codes ?? []) target.add(code);
}

function isNever(rule: Node, main: number): boolean {
  return knowing(rule, { diagnosis: main, operation: null }).kind === KIND.never;
}
