import type { Span } from './syntax.ts';

/** Bits of a whole number of the engine (整数宽度). */
export type Width = 64 | 128 | 256;

/** A value for a `{name:Type}` place of a statement (参数值). */
export type SqlParameter = string | readonly string[];

/**
 * An expression as facts SQL (事实库 SQL). A number is a fraction in the bases of its unit: `value` is its numerator, NULL
 * where the number is missing, and `denominator` is above zero wherever it is not. Everything else is `value` alone.
 */
export interface ExpressionSql {
  readonly value: string;
  readonly denominator: string | null;
  /** Whatever the definition's author wrote travels as parameters, never as text of the statement. */
  readonly parameters: Readonly<Record<string, SqlParameter>>;
}

export interface SqlOptions {
  /** The column or query text behind a name, of our own code. */
  readonly column: (name: string) => string;
  /** Begins the names of the parameters, where several expressions stand in one statement. */
  readonly prefix: string;
}

/** Refuses a part whose numbers may grow too long; gets the digits it may reach. */
export type TooLarge = (span: Span, digits: number) => never;
