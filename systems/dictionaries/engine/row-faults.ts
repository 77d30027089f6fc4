import type { Field } from './headings.ts';

/** What can be wrong with a row (行错误); its words are in `text/fault-words.ts`. */
export type FaultCode =
  | 'code-missing'
  | 'code-form'
  | 'name-missing'
  | 'name-too-long'
  | 'twice'
  | 'grey-unclear'
  | 'status-unclear'
  | 'successor-form'
  | 'successor-itself'
  | 'target-missing'
  | 'target-form';

/** One fault with its place in the file (行错误). */
export interface RowFault {
  readonly row: number;
  readonly field: Field;
  /** Heading of the column as the file writes it. */
  readonly heading: string;
  readonly code: FaultCode;
  /** What stands there, cut to 60 characters. */
  readonly value: string;
  /** Another row that the fault speaks of. */
  readonly otherRow?: number;
}
