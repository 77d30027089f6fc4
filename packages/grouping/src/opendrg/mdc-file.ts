import { allOf, type Rule } from '../rule.ts';
import type { Mdc, MdcStep } from '../scheme.ts';
import { isMessage, readRule } from './adrg-file.ts';
import { calledAndReturned, type OpenDrgContext } from './context.ts';
import { LocalNames } from './local-names.ts';
import { type Statement, statementText } from './script.ts';

/** Headings of body sites stand in the list of diagnoses itself. */
const SITE = '创伤';
/** What a category does to find the body sites of a case, statement by statement; two ways to count them are met. */
const SITE_STATEMENTS: ReadonlySet<string> = new Set([
  'let zd_map={}',
  'let type=""',
  `for(x of mdc_zd){if(x.endsWith("${SITE}")){(type=x)}else{(zd_map[x]=type)}}`,
  'let zd_matched=record.zdList.filter(x=>zd_map.hasOwnProperty(x))',
  'if(zd_matched){if((types.length<2)){return ""}}else{return ""}',
]);
const DISTINCT_SITES =
  'let types=Array.from(new Set(record.zdList.filter(x=>zd_map.hasOwnProperty(x)).map(x=>zd_map[x])))';
const ALL_SITES = 'let types=record.zdList.filter(x=>zd_map.hasOwnProperty(x)).map(x=>zd_map[x])';

/** Reads the file of a main category (MDC 文件): its condition, its body sites, its steps in their order. */
export function readMdc(context: OpenDrgContext, file: string): Mdc {
  const statements = context.files.read(`MDC/${file}.js`);
  const imports = context.files.imports(statements, 'ADRG');
  const names = new LocalNames(context, file);
  const declared = statements.find((item) => item.kind === 'function');
  const rules: Rule[] = [];
  const steps: MdcStep[] = [];
  const body = declared?.kind === 'function' ? declared.body : [];
  if (body.length === 0) context.gap(file, 'unknown-form', 'no function');
  for (const item of body) {
    if (isMessage(item) || isSiteStatement(item) || names.declare(item)) continue;
    const text = statementText(quiet(item));
    if (text === DISTINCT_SITES || text === ALL_SITES) {
      rules.push(sitesRule(context, names, file, text === DISTINCT_SITES));
      continue;
    }
    const called = calledAndReturned(item);
    const row = called === null ? undefined : imports.get(called);
    if (row !== undefined) steps.push({ adrg: row });
    else if (item.kind === 'if') {
      const entry = entryOf(item);
      const answer = answerOf(item);
      if (entry) rules.push(readRule(context, names, entry, file));
      else if (answer !== null) {
        const rule = readRule(context, names, item.test, answer);
        if (rule.op !== 'never') steps.push({ ambiguous: answer, rule });
      } else notKnown(context, rules, file, text);
    } else notKnown(context, rules, file, text);
  }
  return { code: file, rule: allOf(rules.filter((rule) => rule.op !== 'always')), steps };
}

function notKnown(context: OpenDrgContext, rules: Rule[], file: string, text: string): void {
  context.gap(file, 'unknown-form', text);
  rules.push({ op: 'never' });
}

/** `if (!(condition)) { return ''; }` at the door of a category: the condition. */
function entryOf(given: Extract<Statement, { kind: 'if' }>) {
  const [first] = given.body;
  const leaves =
    first?.kind === 'return' &&
    first.value?.kind === 'text' &&
    first.value.value === '' &&
    given.body.length === 1;
  return leaves && given.test.kind === 'not' ? given.test.inner : null;
}

/** `if (condition) { return 'BQY'; }`: the answer. */
function answerOf(given: Extract<Statement, { kind: 'if' }>): string | null {
  const [first] = given.body.filter((item) => !isMessage(item));
  return first?.kind === 'return' && first.value?.kind === 'text' && first.value.value !== ''
    ? first.value.value
    : null;
}

function isSiteStatement(given: Statement): boolean {
  return SITE_STATEMENTS.has(statementText(quiet(given)));
}

/** A statement without its messages. */
function quiet(given: Statement): Statement {
  if (given.kind !== 'if') return given;
  const silent = (body: readonly Statement[]) => body.filter((item) => !isMessage(item)).map(quiet);
  return { ...given, body: silent(given.body), otherwise: silent(given.otherwise) };
}

/** At least two body sites, by the headings that stand among the codes of the category's list. */
function sitesRule(context: OpenDrgContext, names: LocalNames, file: string, distinct: boolean): Rule {
  const map = `${file}.sites`;
  const sites: Record<string, string> = {};
  let site = '';
  for (const code of names.codes('mdc_zd')) {
    if (code.endsWith(SITE)) site = code;
    else sites[code] = site;
  }
  context.maps[map] = sites;
  return { op: 'sitesAtLeast', map, count: 2, distinct };
}
