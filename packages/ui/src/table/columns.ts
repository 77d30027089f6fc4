import type { ReactNode } from 'react';

/** One column of a {@link DataTable} (列). */
export interface DataColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** `end` for numbers. */
  readonly align?: 'start' | 'end';
  readonly width?: number;
  /** Order of two rows; the head becomes a button. */
  readonly order?: (one: Row, other: Row) => number;
  /** Place among the columns that a phone card shows, from 1; three are read at a glance, four only where a picture is one. */
  readonly matters?: 1 | 2 | 3 | 4;
  /** Not shown until chosen in the column chooser. */
  readonly spare?: boolean;
  /** Stays in place while the table scrolls sideways. */
  readonly pinned?: boolean;
  /** What the totals row says under this column. */
  readonly total?: ReactNode;
}

/** The columns that matter on a phone (要列): those marked, in order, else the first three. */
export function columnsThatMatter<Row>(columns: readonly DataColumn<Row>[]): readonly DataColumn<Row>[] {
  const marked = columns
    .filter((column) => column.matters !== undefined)
    .toSorted((one, other) => (one.matters ?? 9) - (other.matters ?? 9));
  return marked.length > 0 ? marked : columns.slice(0, 3);
}

/** Which columns are shown, in declared order: the remembered choice, else all that are not spare. */
export function columnsShown<Row>(
  columns: readonly DataColumn<Row>[],
  remembered: string,
): readonly DataColumn<Row>[] {
  const chosen = new Set(remembered.split(',').filter((id) => columns.some((column) => column.id === id)));
  return columns.filter((column) => (chosen.size > 0 ? chosen.has(column.id) : !column.spare));
}
