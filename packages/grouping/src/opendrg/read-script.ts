import type { Expression, MethodStatement, Statement } from './script.ts';
import { ScriptError, type Token, tokensOf } from './tokens.ts';

/** Signs between two expressions, by how tightly they bind. */
const BINDING: Readonly<Record<string, number>> = {
  '=': 1,
  '||': 2,
  '&&': 3,
  '==': 4,
  '===': 4,
  '!=': 4,
  '!==': 4,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '+': 6,
  '-': 6,
};
const MOST_DEPTH = 64;

/**
 * Reads a script of the OpenDRG layout into statements (读取脚本). Only the few forms of the language that such files use are known; nothing is
 * ever evaluated.
 *
 * @throws ScriptError with the line of what is not known
 */
export function readScript(script: string): Statement[] {
  return new ScriptReader(tokensOf(script)).whole();
}

class ScriptReader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Statement[] {
    const statements: Statement[] = [];
    while (this.#peek().kind !== 'end') statements.push(...this.#statement());
    return statements;
  }

  /** One statement; a stray `;` is none, an import of several names is several. */
  #statement(): Statement[] {
    if (this.#take(';')) return [];
    if (this.#take('import')) return this.#import();
    if (this.#take('export')) {
      this.#take('default');
      if (this.#take('{')) {
        while (!this.#take('}')) this.#at += 1;
        return [];
      }
      return this.#statement();
    }
    if (this.#take('function')) return [{ kind: 'function', ...this.#method() }];
    if (this.#take('let') || this.#take('var') || this.#take('const')) return [this.#let()];
    if (this.#take('if')) return [this.#if()];
    if (this.#take('for')) return [this.#each()];
    if (this.#take('return')) {
      const value = this.#is(';') || this.#is('}') ? null : this.#expression();
      this.#take(';');
      return [{ kind: 'return', value }];
    }
    const what = this.#expression();
    this.#take(';');
    return [{ kind: 'do', what }];
  }

  #import(): Statement[] {
    const names: string[] = [];
    if (this.#take('{')) {
      do names.push(this.#name());
      while (this.#take(','));
      this.#must('}');
    } else names.push(this.#name());
    this.#must('from');
    const from = this.#text();
    // `assert { type: 'json' }` behind a file of data.
    if (this.#take('assert') || this.#take('with')) this.#block(() => this.#at++);
    this.#take(';');
    return names.map((name) => ({ kind: 'import', name, from }));
  }

  #let(): Statement {
    const name = this.#name();
    if (!this.#take('=')) {
      this.#take(';');
      return { kind: 'let', name, value: null };
    }
    if (this.#take('class')) {
      const methods: MethodStatement[] = [];
      this.#block(() => {
        if (!this.#take(';')) methods.push(this.#method());
      });
      this.#take(';');
      return { kind: 'class', name, methods };
    }
    const value = this.#expression();
    this.#take(';');
    return { kind: 'let', name, value };
  }

  #method(): MethodStatement {
    const name = this.#name();
    this.#must('(');
    while (!this.#take(')')) {
      this.#name();
      this.#take(',');
    }
    return { name, body: this.#body() };
  }

  #if(): Statement {
    this.#must('(');
    const test = this.#expression();
    this.#must(')');
    const body = this.#body();
    const otherwise = this.#take('else') ? this.#body() : [];
    return { kind: 'if', test, body, otherwise };
  }

  #each(): Statement {
    this.#must('(');
    if (!this.#take('let')) this.#take('const');
    const name = this.#name();
    this.#must('of');
    const of = this.#expression();
    this.#must(')');
    return { kind: 'each', name, of, body: this.#body() };
  }

  #body(): Statement[] {
    const statements: Statement[] = [];
    this.#block(() => statements.push(...this.#statement()));
    return statements;
  }

  /** What stands between braces. */
  #block(read: () => void): void {
    this.#must('{');
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) throw this.#unknown('nested too deeply');
    while (!this.#take('}')) {
      if (this.#peek().kind === 'end') throw this.#unknown('“}” is missing');
      read();
    }
    this.#depth -= 1;
  }

  #expression(least = 1): Expression {
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) throw this.#unknown('nested too deeply');
    let left = this.#one();
    for (;;) {
      const sign = this.#peek();
      const binding = sign.kind === 'sign' ? BINDING[sign.value] : undefined;
      if (binding === undefined || binding < least) break;
      this.#at += 1;
      const right = this.#expression(binding + 1);
      left = { kind: 'two', sign: sign.value, left, right };
    }
    this.#depth -= 1;
    return left;
  }

  #one(): Expression {
    if (this.#take('!')) return { kind: 'not', inner: this.#one() };
    if (this.#take('new')) {
      const callee: Expression = { kind: 'name', name: this.#name() };
      return this.#followed({ kind: 'new', callee, args: this.#is('(') ? this.#args() : [] });
    }
    return this.#followed(this.#first());
  }

  #first(): Expression {
    const token = this.#peek();
    this.#at += 1;
    if (token.kind === 'text') return { kind: 'text', value: token.value };
    if (token.kind === 'number') return { kind: 'number', value: Number(token.value) };
    if (token.kind === 'name') {
      if (token.value === 'true' || token.value === 'false')
        return { kind: 'truth', value: token.value === 'true' };
      if (!this.#take('=>')) return { kind: 'name', name: token.value };
      return { kind: 'arrow', parameter: token.value, body: this.#expression() };
    }
    if (token.value === '(') {
      const inner = this.#expression();
      this.#must(')');
      return inner;
    }
    if (token.value === '[') {
      const items: Expression[] = [];
      while (!this.#take(']')) {
        items.push(this.#expression());
        if (!this.#is(']')) this.#must(',');
      }
      return { kind: 'list', items };
    }
    if (token.value === '{' && this.#take('}')) return { kind: 'map' };
    this.#at -= 1;
    throw this.#unknown(`“${token.value || 'the end'}” is not expected here`);
  }

  /** Members, places and calls behind an expression. */
  #followed(first: Expression): Expression {
    let left = first;
    for (;;) {
      if (this.#take('.')) left = { kind: 'member', of: left, name: this.#name() };
      else if (this.#take('[')) {
        left = { kind: 'at', of: left, index: this.#expression() };
        this.#must(']');
      } else if (this.#is('(')) left = { kind: 'call', callee: left, args: this.#args() };
      else return left;
    }
  }

  #args(): Expression[] {
    const args: Expression[] = [];
    this.#must('(');
    while (!this.#take(')')) {
      args.push(this.#expression());
      if (!this.#is(')')) this.#must(',');
    }
    return args;
  }

  #peek(): Token {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)] as Token;
  }

  #is(value: string): boolean {
    const token = this.#peek();
    return token.value === value && (token.kind === 'sign' || token.kind === 'name');
  }

  #take(value: string): boolean {
    if (!this.#is(value)) return false;
    this.#at += 1;
    return true;
  }

  #must(value: string): void {
    if (!this.#take(value)) throw this.#unknown(`“${value}” was expected`);
  }

  #name(): string {
    const token = this.#peek();
    if (token.kind !== 'name') throw this.#unknown('a name was expected');
    this.#at += 1;
    return token.value;
  }

  #text(): string {
    const token = this.#peek();
    if (token.kind !== 'text') throw this.#unknown('a text was expected');
    this.#at += 1;
    return token.value;
  }

  #unknown(reason: string): ScriptError {
    return new ScriptError(this.#peek().line, reason);
  }
}
