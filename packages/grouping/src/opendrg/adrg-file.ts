import type { GapKind } from '../gap.ts';
import type { Rule } from '../rule.ts';
import type { AdrgRow, DrgRow } from '../scheme.ts';
import { ConditionError, ruleOf } from './condition.ts';
import type { OpenDrgContext } from './context.ts';
import { LocalNames } from './local-names.ts';
import { type Expression, expressionText, type Statement, statementText } from './script.ts';

/** Reads the file of an ADRG (ADRG 文件): its lists, its condition, its groups in their order. */
export function readAdrg(context: OpenDrgContext, file: string): AdrgRow {
  const unreadable = (detail: string, kind: GapKind = 'unknown-form'): AdrgRow => {
    context.gap(file, kind, detail);
    return { code: file.slice(0, 3), rule: { op: 'never' }, drgs: [] };
  };
  let statements: readonly Statement[];
  try {
    statements = context.files.read(`ADRG/${file}.js`);
  } catch (error) {
    return unreadable((error as Error).message, 'unreadable');
  }
  const declared = statements.find((item) => item.kind === 'function');
  if (declared?.kind !== 'function') return unreadable('no function');
  const names = new LocalNames(context, file);
  let row: AdrgRow | null = null;
  for (const item of declared.body) {
    if (names.declare(item) || isMessage(item)) continue;
    if (item.kind !== 'if' || row) return unreadable(statementText(item));
    const groups = groupsOf(context, statements, item.body, file);
    if (typeof groups === 'string') return unreadable(groups);
    row = { code: groups.code, rule: readRule(context, names, item.test, file), drgs: groups.drgs };
  }
  return row ?? unreadable('no condition');
}

/** The groups of an ADRG and what it answers when none of them takes the case; a text says what is not known. */
function groupsOf(
  context: OpenDrgContext,
  statements: readonly Statement[],
  body: readonly Statement[],
  adrg: string,
): { code: string; drgs: DrgRow[] } | string {
  const drgs: DrgRow[] = [];
  let variable = '';
  let methods = new Map<string, readonly Statement[]>();
  for (const item of body) {
    if (isMessage(item)) continue;
    if (item.kind === 'let' && item.value?.kind === 'new' && item.value.callee.kind === 'name') {
      variable = item.name;
      const file = context.files.imports(statements, 'DRG').get(item.value.callee.name);
      methods = methodsOf(context, file, item.value.callee.name);
      continue;
    }
    if (item.kind === 'return') {
      if (item.value?.kind !== 'text') return statementText(item);
      return { code: item.value.value, drgs };
    }
    const method = item.kind === 'if' ? methodCalled(item.test, variable) : null;
    const [answer] = item.kind === 'if' ? item.body : [];
    if (method === null || answer?.kind !== 'return' || answer.value?.kind !== 'text')
      return statementText(item);
    const code = answer.value.value;
    const name = context.names[code];
    const rule = drgRule(context, methods.get(method), code, adrg);
    drgs.push({ code, ...(name ? { name } : {}), rule });
  }
  return 'it gives no answer where no group matches';
}

function methodsOf(
  context: OpenDrgContext,
  file: string | undefined,
  name: string,
): Map<string, readonly Statement[]> {
  if (file === undefined) return new Map();
  const found = context.files
    .read(`DRG/${file}.js`)
    .find((item) => item.kind === 'class' && item.name === name);
  return new Map(found?.kind === 'class' ? found.methods.map((method) => [method.name, method.body]) : []);
}

/** `drg.AA19_group(record)` */
function methodCalled(given: Expression, variable: string): string | null {
  if (given.kind !== 'call' || given.callee.kind !== 'member') return null;
  return expressionText(given.callee.of) === variable ? given.callee.name : null;
}

function drgRule(
  context: OpenDrgContext,
  body: readonly Statement[] | undefined,
  code: string,
  adrg: string,
): Rule {
  const statements = body?.filter((item) => !isMessage(item));
  const [only] = statements ?? [];
  if (only?.kind === 'return' && only.value && statements?.length === 1)
    return readRule(context, new LocalNames(context, code), only.value, code);
  if (body) context.gap(code, 'unknown-form', body.map(statementText).join('; '));
  else context.gap(code, 'rule-missing', adrg);
  return { op: 'never' };
}

/** A condition as a rule (条件转规则); one that no atom says is told and never holds. */
export function readRule(context: OpenDrgContext, names: LocalNames, given: Expression, place: string): Rule {
  try {
    return ruleOf(given, names);
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    context.gap(place, 'condition', error.message);
    return { op: 'never' };
  }
}

/** Whether a statement only writes a message (提示语句). */
export function isMessage(given: Statement): boolean {
  return (
    given.kind === 'do' &&
    given.what.kind === 'call' &&
    given.what.callee.kind === 'name' &&
    given.what.callee.name === 'putMessage'
  );
}
