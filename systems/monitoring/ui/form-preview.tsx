import { useText } from '@sanyi/ui';
import { formWords } from '../text/form-words.ts';
import type { FormDetail } from './contract.ts';
import { type FormRow, formKey, isFilled } from './form-rows.ts';

/** The form itself with what goes into it (表格预览); an open cell leads to its review. */
export function FormPreview({
  detail,
  rows,
  openKey,
  onOpen,
}: {
  detail: FormDetail;
  rows: readonly FormRow[];
  openKey: string | null;
  onOpen: (row: FormRow) => void;
}) {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return detail.grids.map((grid, index) => (
    <div key={index} className="monitoring-form-sheet">
      {grid.name && <h3>{grid.name}</h3>}
      <table>
        <tbody>
          {rowsOf(grid.cells).map((cells) => (
            <tr key={cells[0]?.row}>
              {cells.map((cell) => {
                const row = byKey.get(formKey({ grid: index, row: cell.row, column: cell.column }));
                return (
                  <td key={cell.column} rowSpan={cell.rowSpan} colSpan={cell.columnSpan}>
                    {row ? (
                      <OpenCell row={row} open={row.key === openKey} onOpen={onOpen} />
                    ) : (
                      <Printed cell={cell} />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ));
}

type Cell = FormDetail['grids'][number]['cells'][number];

function rowsOf(cells: readonly Cell[]): Cell[][] {
  const rows = new Map<number, Cell[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows.values()];
}

function Printed({ cell }: { cell: Cell }) {
  const text = useText(formWords);
  return cell.formula ? <em className="sanyi-faint">{text.formula}</em> : cell.text;
}

function OpenCell({ row, open, onOpen }: { row: FormRow; open: boolean; onOpen: (row: FormRow) => void }) {
  const text = useText(formWords);
  const { value } = row.question;
  const words = row.answer && row.by !== 'edit' && value?.state === 'filled' ? value.text : '';
  const state = row.doubt ? 'doubt' : isFilled(row) ? 'filled' : 'empty';
  return (
    <button
      type="button"
      className={`monitoring-form-cell monitoring-form-cell-${state}`}
      aria-current={open}
      title={words}
      onClick={() => onOpen(row)}
    >
      {words || (row.by === 'edit' && row.answer ? text.afterConfirm : '　')}
    </button>
  );
}
