/** Splits a line of CSV into its cells (拆分一行), quotes taken off; a quote that is not closed takes the rest of the line. */
export function splitLine(line: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] !== '"') {
      const end = line.indexOf(',', at);
      cells.push(line.slice(at, end < 0 ? line.length : end));
      if (end < 0) break;
      at = end + 1;
      continue;
    }
    let cell = '';
    let from = at + 1;
    for (;;) {
      const close = line.indexOf('"', from);
      if (close < 0) {
        cell += line.slice(from);
        at = line.length + 1;
        break;
      }
      cell += line.slice(from, close);
      if (line[close + 1] === '"') {
        cell += '"';
        from = close + 2;
        continue;
      }
      at = close + 2;
      break;
    }
    cells.push(cell);
    if (at > line.length) break;
  }
  return cells;
}

/**
 * A line with quotes as one without (去引号的一行). Commas and quotes inside a cell become blanks: no code and no number has one, and an
 * identifier that has is still told apart by the rest.
 */
export function plainLine(bytes: Uint8Array): Uint8Array {
  const cells = splitLine(new TextDecoder().decode(bytes));
  return new TextEncoder().encode(cells.map((cell) => cell.replace(/[,"]/g, ' ')).join(','));
}
