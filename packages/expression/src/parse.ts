import { expressionProblems, placed } from './problems.ts';
import type { Arithmetic, Comparison, Constant, Span, Syntax } from './syntax.ts';
import { OPERAND, type Token, tokensOf } from './token.ts';

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=']);
/** Nesting beyond this is no definition that a person reads. */
const DEEPEST = 60;

/**
 * Reads an expression (解析表达式). From loose to tight: `or`, `and`, `not`, one comparison, `+ -`, `* /`, minus; besides
 * `x in {…}`, `x is missing`, `if … then … else …` and calls. There are no loops, no assignments and no clock.
 *
 * @throws expression/unreadable, expression/not-a-day, expression/unknown-unit with the place
 * @example parseExpression("amount / visits > 500元/人次")
 */
export function parseExpression(text: string): Syntax {
  return new Parser(text).whole();
}

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  whole(): Syntax {
    const syntax = this.#or();
    if (this.#token.kind !== 'end') throw this.#unexpected('+ - * / = < > and or');
    return syntax;
  }

  get #token(): Token {
    return this.#tokens[this.#next] as Token;
  }

  #or(): Syntax {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw this.#unexpected(OPERAND);
    let left = this.#and();
    while (this.#take('or')) left = joined('or', left, this.#and());
    this.#depth -= 1;
    return left;
  }

  #and(): Syntax {
    let left = this.#not();
    while (this.#take('and')) left = joined('and', left, this.#not());
    return left;
  }

  #not(): Syntax {
    const { at } = this.#token;
    if (!this.#take('not')) return this.#comparison();
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw this.#unexpected(OPERAND);
    const of = this.#not();
    this.#depth -= 1;
    return { kind: 'not', of, at, end: of.end };
  }

  #comparison(): Syntax {
    const left = this.#sum();
    const sign = this.#token;
    if (sign.kind === 'sign' && COMPARISONS.has(sign.text)) {
      this.#next += 1;
      const right = this.#sum();
      return { kind: 'comparison', operator: sign.text as Comparison, left, right, ...across(left, right) };
    }
    if (this.#take('is')) {
      const negated = this.#take('not');
      const { end } = this.#expect('missing');
      return { kind: 'is-missing', of: left, negated, at: left.at, end };
    }
    const negated = this.#take('not');
    if (!negated && this.#token.text !== 'in') return left;
    this.#expect('in');
    return this.#members(left, negated);
  }

  #members(item: Syntax, negated: boolean): Syntax {
    this.#expect('{');
    const members: Constant[] = [];
    do members.push(this.#constant());
    while (this.#take(','));
    const { end } = this.#expect('}');
    return { kind: 'in', item, members, negated, at: item.at, end };
  }

  #sum(): Syntax {
    let left = this.#product();
    for (;;) {
      const operator = this.#sign('+', '-');
      if (operator === null) return left;
      const right = this.#product();
      left = { kind: 'arithmetic', operator, left, right, ...across(left, right) };
    }
  }

  #product(): Syntax {
    let left = this.#negative();
    for (;;) {
      const operator = this.#sign('*', '/');
      if (operator === null) return left;
      const right = this.#negative();
      left = { kind: 'arithmetic', operator, left, right, ...across(left, right) };
    }
  }

  #negative(): Syntax {
    const { at } = this.#token;
    if (this.#sign('-', '-') === null) return this.#operand();
    const of = this.#operand();
    return { kind: 'negative', of, at, end: of.end };
  }

  #operand(): Syntax {
    const token = this.#token;
    const { at, end } = token;
    if (token.kind === 'number' || token.kind === 'text' || token.kind === 'day') return this.#constant();
    if (this.#take('true')) return { kind: 'truth', value: true, at, end };
    if (this.#take('false')) return { kind: 'truth', value: false, at, end };
    if (this.#take('if')) return this.#choice(at);
    if (this.#take('(')) {
      const inner = this.#or();
      const close = this.#expect(')');
      return { ...inner, at, end: close.end };
    }
    if (token.kind !== 'name') throw this.#unexpected(OPERAND);
    this.#next += 1;
    return this.#take('(') ? this.#call(token) : { kind: 'name', name: token.text, at, end };
  }

  #call(name: Token): Syntax {
    const given: Syntax[] = [];
    do given.push(this.#or());
    while (this.#take(','));
    const { end } = this.#expect(')');
    return { kind: 'call', name: name.text, arguments: given, at: name.at, end };
  }

  #choice(at: number): Syntax {
    const test = this.#or();
    this.#expect('then');
    const yes = this.#or();
    this.#expect('else');
    const no = this.#or();
    return { kind: 'if', test, yes, no, at, end: no.end };
  }

  #constant(): Constant {
    const token = this.#token;
    const { at, end, text } = token;
    if (token.kind === 'number') {
      this.#next += 1;
      return { kind: 'number', text, unit: token.unit ?? '', at, end };
    }
    if (token.kind !== 'text' && token.kind !== 'day') throw this.#unexpected("1元 2025-01-01 'A01'");
    this.#next += 1;
    return { kind: token.kind, text, at, end };
  }

  #sign<const Sign extends Arithmetic>(one: Sign, other: Sign): Sign | null {
    const token = this.#token;
    const found = token.kind === 'sign' ? [one, other].find((sign) => sign === token.text) : undefined;
    if (found === undefined) return null;
    this.#next += 1;
    return found;
  }

  /** Takes a word or sign if it is the next one; texts that look like one are not. */
  #take(text: string): boolean {
    const token = this.#token;
    if ((token.kind !== 'word' && token.kind !== 'sign') || token.text !== text) return false;
    this.#next += 1;
    return true;
  }

  #expect(text: string): Token {
    const token = this.#token;
    if (!this.#take(text)) throw this.#unexpected(text);
    return token;
  }

  #unexpected(expected: string) {
    const { at, end } = this.#token;
    return expressionProblems.problem('unreadable', ...placed({ text: this.#text, at, end }, { expected }));
  }
}

function joined(kind: 'and' | 'or', left: Syntax, right: Syntax): Syntax {
  return { kind, left, right, ...across(left, right) };
}

function across(left: Span, right: Span): Span {
  return { at: left.at, end: right.end };
}
