import type { Exact } from './exact.ts';
import type { FunctionName } from './functions.ts';
import type { Arithmetic, Comparison, Span } from './syntax.ts';
import type { NameDeclaration, ValueType } from './type.ts';

/** A constant with its value; numbers in the bases of their unit (常量). */
export type CheckedConstant =
  | { readonly kind: 'number'; readonly value: Exact; readonly text: string; readonly unit: string }
  | { readonly kind: 'text' | 'day'; readonly value: string };

/** What all parts of a checked expression have. */
interface Common extends Span {
  readonly type: ValueType;
  /** Whether the value may be missing. */
  readonly nullable: boolean;
}

/** An expression whose names, kinds and units agree (已核对的表达式): what the three back ends are made from. */
export type Checked = Common &
  (
    | { readonly kind: 'constant'; readonly constant: CheckedConstant }
    | { readonly kind: 'truth'; readonly value: boolean }
    | { readonly kind: 'name'; readonly declaration: NameDeclaration }
    /** A name that is itself defined by an expression. */
    | { readonly kind: 'definition'; readonly declaration: NameDeclaration; readonly of: Checked }
    | { readonly kind: 'negative' | 'not'; readonly of: Checked }
    | {
        readonly kind: 'arithmetic';
        readonly operator: Arithmetic;
        readonly left: Checked;
        readonly right: Checked;
      }
    | {
        readonly kind: 'comparison';
        readonly operator: Comparison;
        readonly left: Checked;
        readonly right: Checked;
      }
    | { readonly kind: 'and' | 'or'; readonly left: Checked; readonly right: Checked }
    | {
        readonly kind: 'in';
        readonly item: Checked;
        readonly members: readonly CheckedConstant[];
        readonly negated: boolean;
      }
    | { readonly kind: 'is-missing'; readonly of: Checked; readonly negated: boolean }
    | { readonly kind: 'if'; readonly test: Checked; readonly yes: Checked; readonly no: Checked }
    | {
        readonly kind: 'call';
        readonly name: FunctionName;
        readonly arguments: readonly [Checked, ...Checked[]];
      }
  );
