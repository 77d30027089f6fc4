import type { Checked, CheckedConstant } from './checked.ts';
import { exactOf, multiplyExact } from './exact.ts';
import { FUNCTIONS, type FunctionName, functionForm } from './functions.ts';
import { nearestNames } from './nearest.ts';
import { type ExpressionProblemCode, expressionProblems, placed } from './problems.ts';
import type { Constant, Span, Syntax } from './syntax.ts';
import { type NameDeclaration, sameType, typeOf, typeWords, type ValueType } from './type.ts';
import { combine, dimensionWords, unitOf } from './unit.ts';

/** What a name stands for: something declared, or another definition with its checked expression. */
export type Meaning =
  | { readonly declaration: NameDeclaration }
  | { readonly declaration: NameDeclaration; readonly of: Checked };

/** Where names are looked up (名称查找). `find` gets the place, because a definition may refuse it as a cycle. */
export interface Names {
  find(name: string, span: Span): Meaning | null;
  all(): Iterable<string>;
}

const TRUTH: ValueType = { kind: 'truth' };

/**
 * Checks names, kinds and units of an expression (核对表达式).
 *
 * @throws expression/unknown-name, expression/unknown-function, expression/wrong-unit, expression/wrong-kind
 */
export function checkExpression(text: string, syntax: Syntax, names: Names): Checked {
  return new Checker(text, names).check(syntax);
}

class Checker {
  readonly #text: string;
  readonly #names: Names;

  constructor(text: string, names: Names) {
    this.#text = text;
    this.#names = names;
  }

  check(syntax: Syntax): Checked {
    const { at, end } = syntax;
    switch (syntax.kind) {
      case 'number':
      case 'text':
      case 'day':
        return { ...this.#constant(syntax), nullable: false, at, end };
      case 'truth':
        return { kind: 'truth', value: syntax.value, type: TRUTH, nullable: false, at, end };
      case 'name':
        return this.#name(syntax.name, syntax);
      case 'negative': {
        const of = this.#wanted(syntax.of, 'number');
        return { kind: 'negative', of, type: of.type, nullable: of.nullable, at, end };
      }
      case 'not': {
        const of = this.#wanted(syntax.of, 'truth');
        return { kind: 'not', of, type: TRUTH, nullable: of.nullable, at, end };
      }
      case 'and':
      case 'or': {
        const [left, right] = [this.#wanted(syntax.left, 'truth'), this.#wanted(syntax.right, 'truth')];
        return {
          kind: syntax.kind,
          left,
          right,
          type: TRUTH,
          nullable: eitherNullable(left, right),
          at,
          end,
        };
      }
      case 'arithmetic':
        return this.#arithmetic(syntax);
      case 'comparison':
        return this.#comparison(syntax);
      case 'in':
        return this.#in(syntax);
      case 'is-missing': {
        const { negated } = syntax;
        return {
          kind: 'is-missing',
          of: this.check(syntax.of),
          negated,
          type: TRUTH,
          nullable: false,
          at,
          end,
        };
      }
      case 'if':
        return this.#choice(syntax);
      case 'call':
        return this.#call(syntax);
    }
  }

  #constant(syntax: Constant): { kind: 'constant'; constant: CheckedConstant; type: ValueType } {
    if (syntax.kind !== 'number')
      return {
        kind: 'constant',
        constant: { kind: syntax.kind, value: syntax.text },
        type: { kind: syntax.kind },
      };
    const unit = unitOf(syntax.unit);
    // The lexer takes only names of units.
    if (!unit) throw new Error(`no unit ${syntax.unit}`);
    const value = multiplyExact(exactOf(syntax.text), unit.scale);
    return {
      kind: 'constant',
      constant: { kind: 'number', value, text: syntax.text, unit: syntax.unit },
      type: { kind: 'number', dimension: unit.dimension },
    };
  }

  #name(name: string, span: Span): Checked {
    const { at, end } = span;
    const meaning = this.#names.find(name, span);
    if (!meaning)
      throw this.#problem('unknown-name', span, { name, nearest: nearestNames(name, this.#names.all()) });
    const { declaration } = meaning;
    if ('of' in meaning)
      return {
        kind: 'definition',
        declaration,
        of: meaning.of,
        type: meaning.of.type,
        nullable: meaning.of.nullable,
        at,
        end,
      };
    return { kind: 'name', declaration, type: typeOf(declaration), nullable: declaration.nullable, at, end };
  }

  #arithmetic(syntax: Syntax & { kind: 'arithmetic' }): Checked {
    const { operator, at, end } = syntax;
    const [left, right] = [this.#wanted(syntax.left, 'number'), this.#wanted(syntax.right, 'number')];
    const [a, b] = [dimensionOf(left), dimensionOf(right)];
    const product = operator === '*' || operator === '/';
    if (!product && !sameType(left.type, right.type))
      throw this.#problem('wrong-unit', syntax, { left: dimensionWords(a), right: dimensionWords(b) });
    const dimension = product ? combine(a, b, operator === '*' ? 1 : -1) : a;
    const zero = operator === '/' && !(right.kind === 'constant' && !isZero(right.constant));
    return {
      kind: 'arithmetic',
      operator,
      left,
      right,
      type: { kind: 'number', dimension },
      nullable: zero || eitherNullable(left, right),
      at,
      end,
    };
  }

  #comparison(syntax: Syntax & { kind: 'comparison' }): Checked {
    const { operator, at, end } = syntax;
    const [left, right] = [this.check(syntax.left), this.check(syntax.right)];
    this.#mustAgree(left, right, syntax);
    const { kind } = left.type;
    const ordered = kind === 'number' || kind === 'day';
    if (kind === 'truth' || (!ordered && operator !== '=' && operator !== '!='))
      throw this.#problem('wrong-kind', left, {
        left: typeWords(left.type),
        right: '数或日期 (number or day)',
      });
    return {
      kind: 'comparison',
      operator,
      left,
      right,
      type: TRUTH,
      nullable: eitherNullable(left, right),
      at,
      end,
    };
  }

  #in(syntax: Syntax & { kind: 'in' }): Checked {
    const { negated, at, end } = syntax;
    const item = this.check(syntax.item);
    const members = syntax.members.map((member) => {
      const { constant, type } = this.#constant(member);
      this.#mustAgree(item, { ...member, type }, member);
      return constant;
    });
    return { kind: 'in', item, members, negated, type: TRUTH, nullable: item.nullable, at, end };
  }

  #choice(syntax: Syntax & { kind: 'if' }): Checked {
    const { at, end } = syntax;
    const test = this.#wanted(syntax.test, 'truth');
    const [yes, no] = [this.check(syntax.yes), this.check(syntax.no)];
    this.#mustAgree(yes, no, syntax);
    if (yes.type.kind !== 'number' && yes.type.kind !== 'truth')
      throw this.#problem('wrong-kind', yes, {
        left: typeWords(yes.type),
        right: '数或是非 (number or truth)',
      });
    return {
      kind: 'if',
      test,
      yes,
      no,
      type: yes.type,
      nullable: test.nullable || eitherNullable(yes, no),
      at,
      end,
    };
  }

  #call(syntax: Syntax & { kind: 'call' }): Checked {
    const { name, at, end } = syntax;
    const form = functionForm(name);
    if (!form)
      throw this.#problem('unknown-function', syntax, { name, known: Object.keys(FUNCTIONS).join(' ') });
    const count = syntax.arguments.length;
    if (count < form.wants.length || (count > form.wants.length && !form.more))
      throw this.#problem('unreadable', syntax, {
        expected: `${name}(${form.wants.join(', ')}${form.more ? ', …' : ''})`,
      });
    const given = syntax.arguments.map((argument) => this.check(argument));
    const first = given[0] as Checked;
    for (const [place, argument] of given.entries()) {
      const wants = form.wants[Math.min(place, form.wants.length - 1)] ?? 'like-first';
      if (wants === 'like-first') this.#mustAgree(first, argument, argument);
      else this.#mustBe(argument, wants);
    }
    // A step of zero or of unknown size has no multiples.
    const step = given[1];
    if (name === 'round_to' && (step?.kind !== 'constant' || isZero(step.constant)))
      throw this.#problem('unreadable', step ?? syntax, { expected: '0.01元' });
    const type: ValueType =
      form.gives === 'first'
        ? first.type
        : form.gives === 'truth'
          ? TRUTH
          : { kind: 'number', dimension: form.gives };
    const nullable =
      name === 'known' ? given.every((item) => item.nullable) : given.some((item) => item.nullable);
    return {
      kind: 'call',
      name: name as FunctionName,
      arguments: [first, ...given.slice(1)],
      type,
      nullable,
      at,
      end,
    };
  }

  #wanted(syntax: Syntax, kind: ValueType['kind']): Checked {
    const checked = this.check(syntax);
    this.#mustBe(checked, kind);
    return checked;
  }

  #mustBe(checked: Checked, kind: ValueType['kind']): void {
    if (checked.type.kind === kind) return;
    const right = {
      number: '数 (number)',
      truth: '是非 (true or false)',
      day: '日期 (day)',
      code: '编码 (code)',
      text: '文字 (text)',
    }[kind];
    throw this.#problem('wrong-kind', checked, { left: typeWords(checked.type), right });
  }

  #mustAgree(one: { type: ValueType }, other: { type: ValueType }, span: Span): void {
    const [a, b] = [one.type, other.type];
    if (sameType(a, b)) return;
    if (a.kind === 'number' && b.kind === 'number')
      throw this.#problem('wrong-unit', span, {
        left: dimensionWords(a.dimension),
        right: dimensionWords(b.dimension),
      });
    throw this.#problem('wrong-kind', span, { left: typeWords(b), right: typeWords(a) });
  }

  #problem(code: ExpressionProblemCode, { at, end }: Span, values: Readonly<Record<string, string>>) {
    return expressionProblems.problem(code, ...placed({ text: this.#text, at, end }, values));
  }
}

function dimensionOf(checked: Checked) {
  return checked.type.kind === 'number' ? checked.type.dimension : {};
}

function isZero(constant: CheckedConstant): boolean {
  return constant.kind === 'number' && constant.value.numerator === 0n;
}

function eitherNullable(a: Checked, b: Checked): boolean {
  return a.nullable || b.nullable;
}
