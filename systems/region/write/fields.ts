import { csvCell } from './text.ts';

/** How the columns of a table are filled (字段取值); a column without an entry stays empty. */
export type Fields<Row> = Readonly<Record<string, (row: Row) => string>>;

/** A table that is written by its columns (按列书写的表). */
export interface TableWriter<Row> {
  readonly columns: readonly string[];
  /** Columns that carry values, for Parquet. */
  readonly filled: readonly string[];
  readonly head: string;
  /** One CSV line, its line end included. */
  line(row: Row): string;
  /** Values of the filled columns. */
  values(row: Row): string[];
}

/**
 * Binds columns to their values (绑定字段). What stays empty between two filled columns is a constant, so a line costs no more
 * than its filled columns.
 *
 * @throws Error for a value whose column does not exist
 */
export function tableWriter<Row>(
  columns: readonly string[],
  fields: Fields<Row>,
  missing = '',
): TableWriter<Row> {
  const unknown = Object.keys(fields).filter((name) => !columns.includes(name));
  if (unknown.length > 0) throw new Error(`no columns ${unknown.join(', ')}`);
  const before: string[] = [];
  const getters: ((row: Row) => string)[] = [];
  let gap = '';
  for (const [place, name] of columns.entries()) {
    const comma = place === 0 ? '' : ',';
    const getter = fields[name];
    if (getter) {
      before.push(`${gap}${comma}`);
      getters.push(getter);
      gap = '';
    } else gap += `${comma}${missing}`;
  }
  const end = `${gap}\r\n`;
  return {
    columns,
    filled: columns.filter((name) => fields[name] !== undefined),
    head: `${columns.join(',')}\r\n`,
    line(row) {
      let text = '';
      for (let index = 0; index < getters.length; index += 1) {
        const value = (getters[index] as (row: Row) => string)(row);
        text += (before[index] as string) + (value === '' ? missing : csvCell(value));
      }
      return text + end;
    },
    values: (row) => getters.map((getter) => getter(row)),
  };
}
