/** One row of a table with its place in the file (表格行). */
export interface TableRow {
  /** Line of a text, row of a sheet; from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** Why a text is no table. */
export type DelimitedFault = { readonly fault: 'open-quote'; readonly row: number };

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** Delimiter of a text (分隔符): the one that stands most often in its first line outside of quotes. */
export function delimiterOf(text: string): string {
  const first = text.slice(0, 20_000).split(/\r?\n/, 1)[0] ?? '';
  const bare = first.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((sign) => bare.split(sign).length - 1);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/**
 * Rows of a delimited text (解析分隔文本): quoted cells may hold delimiters, line breaks and doubled quotes; line ends of
 * every kind. Empty rows are left out. One pass, no regular expression over the whole.
 */
export function parseDelimited(text: string, delimiter = delimiterOf(text)): TableRow[] | DelimitedFault {
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let rowLine = 1;
  let at = 0;
  const end = text.length;
  const finish = () => {
    if (cells.some((cell) => cell !== '')) rows.push({ row: rowLine, cells });
    cells = [];
  };
  while (at < end) {
    let cell: string;
    if (text[at] === '"') {
      cell = '';
      at += 1;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) return { fault: 'open-quote', row: rowLine };
        cell += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
      line += cell.split('\n').length - 1;
      // What stands between the closing quote and the delimiter belongs to the cell.
      const stop = cellEnd(text, at, delimiter);
      cell += text.slice(at, stop);
      at = stop;
    } else {
      const stop = cellEnd(text, at, delimiter);
      cell = text.slice(at, stop);
      at = stop;
    }
    cells.push(cell.trim());
    if (text[at] === delimiter) {
      at += 1;
      if (at === end) cells.push('');
      continue;
    }
    if (text[at] === '\r') at += text[at + 1] === '\n' ? 2 : 1;
    else if (text[at] === '\n') at += 1;
    line += 1;
    finish();
    rowLine = line;
  }
  finish();
  return rows;
}

function cellEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length) {
    const sign = text[at];
    if (sign === delimiter || sign === '\n' || sign === '\r') return at;
    at += 1;
  }
  return at;
}
