import { type ValueType } from './type.ts';
import type { Dimension } from './unit.ts';

/** What an argument must be: of one kind, or like the first one. */
type Wanted = ValueType['kind'] | 'like-first';

/** A function of the language (函数): its arguments, and how its result follows from the first. */
interface FunctionForm {
  readonly wants: readonly Wanted[];
  /** Whether the last argument may be repeated. */
  readonly more: boolean;
  readonly gives: 'first' | 'truth' | Dimension;
}

const PLAIN: Dimension = {};

/** All functions (函数表). `round_to(x, step)` rounds half away from zero to a multiple of a constant step. */
export const FUNCTIONS = {
  abs: { wants: ['number'], more: false, gives: 'first' },
  min: { wants: ['number', 'like-first'], more: true, gives: 'first' },
  max: { wants: ['number', 'like-first'], more: true, gives: 'first' },
  round_to: { wants: ['number', 'like-first'], more: false, gives: 'first' },
  /** The first of the numbers that is known. */
  known: { wants: ['number', 'like-first'], more: true, gives: 'first' },
  starts_with: { wants: ['code', 'text'], more: true, gives: 'truth' },
  /** Days from the first day to the second. */
  days: { wants: ['day', 'day'], more: false, gives: { day: 1 } },
  /** Full years from the first day to the second, as ages are counted. */
  years: { wants: ['day', 'day'], more: false, gives: { year: 1 } },
  year: { wants: ['day'], more: false, gives: PLAIN },
  month: { wants: ['day'], more: false, gives: PLAIN },
} as const satisfies Readonly<Record<string, FunctionForm>>;

export type FunctionName = keyof typeof FUNCTIONS;

/** The form of a function, `null` for an unknown one (查函数). */
export function functionForm(name: string): FunctionForm | null {
  return Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name as FunctionName] : null;
}
