import type { FoldedText } from '../text/fold-characters.ts';
import type { PhysicalLine } from '../text/physical-lines.ts';
import type { RawTable } from './raw-table.ts';
import { rowTable } from './row-table.ts';
import { stackedTable } from './stacked-table.ts';

/**
 * Finds indicator tables and task ledgers (查找表格) in four dresses: tab-separated, `|`-separated, columns apart by
 * wide gaps, and every cell on a line of its own. A table is known by its header; other tables stay ordinary text.
 */
export function findTables(lines: readonly PhysicalLine[], folded: FoldedText): RawTable[] {
  const tables: RawTable[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (
      line === undefined ||
      line.chrome ||
      !/序号|指标|任务|事项|工作|内容|项目|举措|措施|单位/.test(line.text.slice(0, 200))
    )
      continue;
    const table = rowTable(lines, i, folded) ?? stackedTable(lines, i, folded);
    if (table === null) continue;
    if (table.rows.length === 0) {
      i = table.lastLine;
      continue;
    }
    tables.push(table);
    i = table.lastLine;
  }
  return tables;
}
