import type { Parameters } from '@sanyi/facts';

/** Which rows of a run are looked at (批次范围): of one run, only these institutions and only rows of these numbers where a list is given. */
export interface RunScope {
  readonly runNo: number;
  readonly institutions: readonly string[] | null;
  readonly files: readonly number[] | null;
}

/** The scope as a condition with its values (范围条件). */
export function withinRun({ runNo, institutions, files }: RunScope): { sql: string; values: Parameters } {
  return {
    sql: [
      'run_no = {run_no:UInt32}',
      ...(institutions === null ? [] : ['institution_code IN {own:Array(String)}']),
      ...(files === null ? [] : ['file_no IN {own_files:Array(UInt32)}']),
    ].join(' AND '),
    values: {
      run_no: runNo,
      ...(institutions === null ? {} : { own: institutions }),
      ...(files === null ? {} : { own_files: files }),
    },
  };
}
