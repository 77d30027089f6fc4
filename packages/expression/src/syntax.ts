/** Where a part of an expression stands in its text. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

export type Arithmetic = '+' | '-' | '*' | '/';
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A constant of a set or an operand (常量). */
export type Constant =
  | ({ readonly kind: 'number'; readonly text: string; readonly unit: string } & Span)
  | ({ readonly kind: 'text'; readonly text: string } & Span)
  | ({ readonly kind: 'day'; readonly text: string } & Span);

/** An expression as it was written (语法树). */
export type Syntax =
  | Constant
  | ({ readonly kind: 'truth'; readonly value: boolean } & Span)
  | ({ readonly kind: 'name'; readonly name: string } & Span)
  | ({ readonly kind: 'negative'; readonly of: Syntax } & Span)
  | ({
      readonly kind: 'arithmetic';
      readonly operator: Arithmetic;
      readonly left: Syntax;
      readonly right: Syntax;
    } & Span)
  | ({
      readonly kind: 'comparison';
      readonly operator: Comparison;
      readonly left: Syntax;
      readonly right: Syntax;
    } & Span)
  | ({ readonly kind: 'and' | 'or'; readonly left: Syntax; readonly right: Syntax } & Span)
  | ({ readonly kind: 'not'; readonly of: Syntax } & Span)
  | ({
      readonly kind: 'in';
      readonly item: Syntax;
      readonly members: readonly Constant[];
      readonly negated: boolean;
    } & Span)
  | ({ readonly kind: 'is-missing'; readonly of: Syntax; readonly negated: boolean } & Span)
  | ({ readonly kind: 'if'; readonly test: Syntax; readonly yes: Syntax; readonly no: Syntax } & Span)
  | ({ readonly kind: 'call'; readonly name: string; readonly arguments: readonly Syntax[] } & Span);
