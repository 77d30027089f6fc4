import type { CaseColumns } from '../columns.ts';
import type { CaseField } from '../csv/headings.ts';

/** What a thread is asked for (线程任务): a run of cases in shared columns, or whole lines of a file of cases. */
export type Task =
  | {
      readonly kind: 'columns';
      readonly columns: CaseColumns;
      readonly answers: Uint16Array;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'lines'; readonly fields: readonly CaseField[]; readonly text: Uint8Array };

/** What comes back (任务结果): the lines of the answers, nothing where the answers lie in shared memory. */
export type TaskResult = Uint8Array | null;
