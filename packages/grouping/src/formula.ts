import type { Comparison, NumericField, Rule } from './rule.ts';

/** Where a formula could not be read (公式错误): place from 1 and what was expected there. */
export class FormulaError extends Error {
  readonly place: number;
  constructor(place: number, reason: string) {
    super(`at ${place}: ${reason}`);
    this.place = place;
  }
}

interface Token {
  readonly text: string;
  readonly place: number;
}

/** Names the formula language gives to parts of a case: main and other diagnosis, main and other operation. */
const CODES: Readonly<
  Record<string, 'mainDiagnosis' | 'otherDiagnosis' | 'mainOperation' | 'otherOperation'>
> = {
  ZYZD: 'mainDiagnosis',
  QTZD: 'otherDiagnosis',
  ZYSS: 'mainOperation',
  QTSS: 'otherOperation',
};
const NUMBERS: Readonly<Record<string, NumericField>> = {
  NL: 'ageYears',
  XSRTL: 'ageDays',
  XSRTZ: 'weightGrams',
};
const COMPARISONS = new Set<string>(['<', '<=', '=', '>=', '>']);
const MOST_DEPTH = 64;

/**
 * Reads a formula of the national workbook (分组公式) into a rule: `(ZYZD in DI_A) and ({ZYSS,QTSS} in OP_B)`. Nothing is evaluated; an empty
 * formula and `1` are always true.
 *
 * @param counting name of the set of operations that count
 * @throws FormulaError with the place of what cannot be read
 */
export function readFormula(text: string, counting = 'OP_ALL'): Rule {
  const normal = text
    .replace(/[（【]/g, '(')
    .replace(/[）】]/g, ')')
    .replace(/[，、]/g, ',')
    .replace(/≥/g, '>=')
    .replace(/≤/g, '<=')
    .replace(/＝/g, '=')
    .replace(/＜/g, '<')
    .replace(/＞/g, '>');
  const tokens = tokensOf(normal);
  if (tokens.length === 0) return { op: 'always' };
  return new FormulaReader(tokens, normal.length, counting).whole();
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s+|>=|<=|==|[(){},<>=∩]|[\p{L}_][\p{L}\d_.]*|\d+(?:\.\d+)?/uy;
  while (pattern.lastIndex < text.length) {
    const place = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match)
      throw new FormulaError(place + 1, `“${text.slice(place, place + 12)}” is not part of the language`);
    if (match[0].trim() !== '') tokens.push({ text: match[0] === '==' ? '=' : match[0], place: place + 1 });
  }
  return tokens;
}

class FormulaReader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  readonly #counting: string;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], length: number, counting: string) {
    this.#tokens = tokens;
    this.#end = length + 1;
    this.#counting = counting;
  }

  whole(): Rule {
    const rule = this.#either();
    const left = this.#tokens[this.#at];
    if (left) throw new FormulaError(left.place, `“${left.text}” was not expected here`);
    return rule;
  }

  #either(): Rule {
    const rules = [this.#both()];
    while (this.#word('or')) rules.push(this.#both());
    return rules.length === 1 && rules[0] ? rules[0] : { op: 'or', rules };
  }

  #both(): Rule {
    const rules = [this.#one()];
    while (this.#word('and')) rules.push(this.#one());
    return rules.length === 1 && rules[0] ? rules[0] : { op: 'and', rules };
  }

  #one(): Rule {
    if (this.#take('(')) {
      this.#depth += 1;
      if (this.#depth > MOST_DEPTH) throw this.#expected(`at most ${MOST_DEPTH} brackets in each other`);
      const rule = this.#either();
      this.#must(')');
      this.#depth -= 1;
      return rule;
    }
    if (this.#peek() === '1') {
      this.#at += 1;
      return { op: 'always' };
    }
    if (this.#word('length')) return this.#length();
    const names = this.#names();
    const [name = ''] = names;
    if (names.length === 1 && (Object.hasOwn(NUMBERS, name) || name === 'XB')) return this.#comparison(name);
    const negated = this.#word('not');
    if (!this.#word('in')) throw this.#expected('in');
    const sets = this.#names();
    const rules = names.flatMap((item) => sets.map((set) => this.#member(item, set)));
    const rule = joined(mergedPairs(rules));
    return negated ? { op: 'not', rule } : rule;
  }

  /** `length(SET ∩ {ZYSS,QTSS}) >= 2` */
  #length(): Rule {
    this.#must('(');
    const first = this.#names();
    this.#must('∩');
    const second = this.#names();
    this.#must(')');
    const [variables, sets] = first.every((name) => Object.hasOwn(CODES, name))
      ? [first, second]
      : [second, first];
    const [list] = sets;
    const operations = variables.every((name) => (CODES[name] ?? '').endsWith('Operation'));
    const diagnoses = variables.every((name) => (CODES[name] ?? '').endsWith('Diagnosis'));
    if (sets.length !== 1 || list === undefined || variables.length !== 2 || (!operations && !diagnoses))
      throw this.#expected('one set and both the main and the other codes');
    this.#must('>=');
    const count = this.#number();
    return { op: operations ? 'operationsAtLeast' : 'diagnosesAtLeast', count, list };
  }

  #comparison(name: string): Rule {
    const token = this.#tokens[this.#at];
    if (!token || !COMPARISONS.has(token.text)) throw this.#expected('< <= = >= or >');
    this.#at += 1;
    const value = this.#number();
    const field = NUMBERS[name];
    if (field) return { op: 'compare', field, by: token.text as Comparison, value };
    if (token.text !== '=') throw new FormulaError(token.place, 'sex can only be equal');
    return { op: 'equals', field: 'sex', value: String(value) };
  }

  #member(name: string, set: string): Rule {
    const part = CODES[name];
    if (!part) throw this.#expected(`ZYZD, QTZD, ZYSS or QTSS instead of “${name}”`);
    if (set === 'MCC' || set === 'CC') {
      if (part !== 'otherDiagnosis') throw this.#expected('QTZD before in MCC or CC');
      return { op: set === 'MCC' ? 'hasMcc' : 'hasCc' };
    }
    if (part === 'mainOperation' && set === this.#counting) return { op: 'mainOperationCounts' };
    const ops = {
      mainDiagnosis: 'mainDiagnosisIn',
      otherDiagnosis: 'otherDiagnosisIn',
      mainOperation: 'mainOperationIn',
      otherOperation: 'otherOperationIn',
    } as const;
    return { op: ops[part], list: set };
  }

  /** A name, or several in braces. */
  #names(): string[] {
    if (!this.#take('{')) return [this.#name()];
    const names = [this.#name()];
    while (this.#take(',')) names.push(this.#name());
    this.#must('}');
    return names;
  }

  #name(): string {
    const token = this.#tokens[this.#at];
    if (!token || !/^[\p{L}_]/u.test(token.text)) throw this.#expected('a name');
    this.#at += 1;
    return token.text;
  }

  #number(): number {
    const token = this.#tokens[this.#at];
    if (!token || !/^\d/.test(token.text)) throw this.#expected('a number');
    this.#at += 1;
    return Number(token.text);
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at]?.text;
  }

  #word(word: string): boolean {
    if (this.#peek()?.toLowerCase() !== word) return false;
    this.#at += 1;
    return true;
  }

  #take(text: string): boolean {
    if (this.#peek() !== text) return false;
    this.#at += 1;
    return true;
  }

  #must(text: string): void {
    if (!this.#take(text)) throw this.#expected(`“${text}”`);
  }

  #expected(what: string): FormulaError {
    const token = this.#tokens[this.#at];
    return new FormulaError(token?.place ?? this.#end, `${what} was expected`);
  }
}

function joined(rules: readonly Rule[]): Rule {
  return rules.length === 1 && rules[0] ? rules[0] : { op: 'or', rules };
}

/** Main and other of the same list together are any. */
function mergedPairs(rules: readonly Rule[]): Rule[] {
  const merged: Rule[] = [];
  for (const rule of rules) {
    const before = merged.findIndex(
      (item) =>
        'list' in item &&
        'list' in rule &&
        item.list === rule.list &&
        ((item.op === 'mainDiagnosisIn' && rule.op === 'otherDiagnosisIn') ||
          (item.op === 'mainOperationIn' && rule.op === 'otherOperationIn')),
    );
    if (before < 0 || !('list' in rule) || rule.list === undefined) merged.push(rule);
    else
      merged[before] =
        rule.op === 'otherDiagnosisIn'
          ? { op: 'anyDiagnosisIn', list: rule.list }
          : { op: 'anyOperationIn', list: rule.list };
  }
  return merged;
}
