import type { FormCell, FormGrid } from '../engine/forms/form-grid.ts';

/**
 * A grid from rows of words (样例表格): `''` waits to be filled, `<` goes on from the left, `^` from above, `=` is a
 * formula, and `%` behind a blank formats it as a percentage.
 */
export function gridOf(rows: readonly (readonly string[])[], name = '表'): FormGrid {
  const cells: (FormCell & { rowSpan: number; columnSpan: number })[] = [];
  const owner = new Map<string, (typeof cells)[number]>();
  for (const [rowIndex, row] of rows.entries()) {
    for (const [columnIndex, text] of row.entries()) {
      const [at, column] = [rowIndex + 1, columnIndex + 1];
      const left = owner.get(`${at}:${column - 1}`);
      const above = owner.get(`${at - 1}:${column}`);
      if (text === '<' && left) {
        left.columnSpan = Math.max(left.columnSpan, column - left.column + 1);
        owner.set(`${at}:${column}`, left);
      } else if (text === '^' && above) {
        above.rowSpan = Math.max(above.rowSpan, at - above.row + 1);
        owner.set(`${at}:${column}`, above);
      } else {
        const format = text === ' %' ? ('percent' as const) : ('general' as const);
        const formula = text === '=';
        const own = {
          row: at,
          column,
          rowSpan: 1,
          columnSpan: 1,
          text: formula ? '' : text.trim() === '%' && format === 'percent' ? '' : text,
          formula,
          format,
        };
        cells.push(own);
        owner.set(`${at}:${column}`, own);
      }
    }
  }
  return { name, cells };
}
