import type { LocalText } from '@sanyi/kernel';

/** What a row of a returned ledger would change; departments as organisation ids. */
export interface RowEdit {
  readonly title?: string;
  readonly lead?: readonly string[];
  readonly coop?: readonly string[];
  readonly responsiblePerson?: string | null;
  readonly dueOn?: string | null;
  readonly ongoing?: boolean;
}

/** What is wrong in one cell of a returned ledger (错误单元格). */
export interface ReturnedError {
  readonly column: number;
  readonly address: string;
  readonly label: LocalText;
  readonly message: LocalText;
}

/** A row of a returned ledger judged against the store (回导行). */
export interface ReturnedRow {
  readonly row: number;
  readonly taskId: string | null;
  readonly version: number | null;
  readonly number: string;
  readonly title: string;
  readonly status: 'change' | 'same' | 'error' | 'conflict';
  readonly edit: RowEdit;
  readonly changes: readonly {
    readonly field: string;
    readonly label: LocalText;
    readonly before: string;
    readonly after: string;
  }[];
  readonly errors: readonly ReturnedError[];
  readonly conflict: { readonly exported: number; readonly current: number } | null;
}

/** A returned ledger with every row judged (回导台账). */
export interface ReturnedLedger {
  readonly sheet: string;
  readonly headRow: number;
  readonly rows: readonly ReturnedRow[];
}
