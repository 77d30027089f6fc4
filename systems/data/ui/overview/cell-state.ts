import type { Light } from '@sanyi/kernel';
import { useFormat, useText } from '@sanyi/ui';
import { overviewWords } from '../../text/overview-words.ts';
import type { SenderCell } from '../shared/contract.ts';

export type CellState = SenderCell['state'];

/** Shape and colour of a cell (报送状态): ● complete ▲ in part ■ overdue ○ not due yet. */
export const cellLights: Readonly<Record<CellState, Light>> = {
  arrived: 'green',
  part: 'yellow',
  late: 'red',
  due: 'grey',
  'not-expected': 'grey',
};

/** Words for cells: the state, and the whole cell as it is read aloud. */
export function useCellWords() {
  const text = useText(overviewWords);
  const format = useFormat();
  const states: Readonly<Record<CellState, string>> = {
    arrived: text.stateArrived,
    part: text.statePart,
    late: text.stateLate,
    due: text.stateDue,
    'not-expected': text.stateNotExpected,
  };
  return {
    state: (state: CellState) => states[state],
    whole: (sender: string, cell: SenderCell) =>
      [
        text.cell(sender, format.period(cell.month.slice(0, 7)), states[cell.state]),
        cell.files > 0 ? text.cellFiles(cell.files, format.decimal(String(cell.rows))) : '',
        cell.score === null ? '' : text.cellScore(cell.score),
        cell.dueOn !== null && cell.state !== 'arrived' ? text.cellDue(format.day(cell.dueOn)) : '',
      ].join(''),
  };
}
