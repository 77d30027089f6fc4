import { useText } from '@sanyi/ui';
import { compareWords } from '../../text/ui-words-compare.ts';
import type { Comparison } from '../shared/contract.ts';

/** Which sections meet (章节对应): a grid of counts, each cell a filter. */
export function SectionMatrix({
  comparison,
  cell,
  onCell,
}: {
  comparison: Comparison;
  cell: string;
  onCell: (cell: string) => void;
}) {
  const text = useText(compareWords);
  const { rows, columns, cells } = comparison.matrix;
  const most = Math.max(1, ...cells.map(({ count }) => count));
  return (
    <div className="cmp-matrix">
      <p className="sanyi-soft">{text.sectionsHint}</p>
      <div className="cmp-matrix-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">
                {text.leftSection} ↓ {text.rightSection} →
              </th>
              {columns.map((column) => (
                <th key={column.id} scope="col">
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.title}</th>
                {columns.map((column) => {
                  const found = cells.find(
                    ({ rowId, columnId }) => rowId === row.id && columnId === column.id,
                  );
                  const key = `${row.id}~${column.id}`;
                  return (
                    <td key={column.id}>
                      {found && (
                        <button
                          type="button"
                          aria-pressed={cell === key}
                          aria-label={`${row.title} → ${column.title} ${found.count}`}
                          style={
                            { '--share': `${Math.floor((found.count / most) * 70)}%` } as Record<
                              string,
                              string
                            >
                          }
                          onClick={() => onCell(cell === key ? '' : key)}
                        >
                          {found.count}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
