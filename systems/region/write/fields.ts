import { csvCell } from './text.ts';

/** How the columns of a table are filled (字段取值); a column without an entry stays empty. */
export type Fields<Row> = Readonly<Record<string, (row: Row) => string>>;

/**
 * Columns that Parquet does without (Parquet 不含的字段): what repeats another column, or only says when a row was stored. They
 * would double the size of a district's year and nothing is computed from them.
 */
const LEFT_OUT = new Set(
  `adm_caty adm_dept_name anst_begntime anst_endtime bilg_dept_name bilg_dr_name clr_optins crt_dedc crte_time
  dedc_std dscg_caty dscg_dept_name fixmedins_name hi_agre_sumfee hilist_code hilist_name mdtrt_cert_type
  medins_setl_id medrcdno naty poolarea_no prodname psn_cert_type rid selfpay_prop setl_list_sn spec tel addr
  updt_time`.split(/\s+/),
);

/** A table that is written by its columns (按列书写的表). */
export interface TableWriter<Row> {
  readonly columns: readonly string[];
  /** Columns of the table in Parquet. */
  readonly filled: readonly string[];
  readonly head: string;
  /** One CSV line, its line end included. */
  line(row: Row): string;
  /** Adds the values of the filled columns to theirs; what is empty is null. */
  fill(row: Row, into: readonly (string | null)[][]): void;
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
  const filled = columns.filter((name) => fields[name] !== undefined && !LEFT_OUT.has(name));
  const compact = filled.map((name) => fields[name] as (row: Row) => string);
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
    filled,
    head: `${columns.join(',')}\r\n`,
    line(row) {
      let text = '';
      for (let index = 0; index < getters.length; index += 1) {
        const value = (getters[index] as (row: Row) => string)(row);
        text += (before[index] as string) + (value === '' ? missing : csvCell(value));
      }
      return text + end;
    },
    fill(row, into) {
      for (let index = 0; index < compact.length; index += 1) {
        const value = (compact[index] as (row: Row) => string)(row);
        (into[index] as (string | null)[]).push(value === '' ? null : value);
      }
    },
  };
}
