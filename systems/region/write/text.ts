/** Fen as yuan with two decimals (分转元文本), such as `-12.05`. */
export function yuan(fen: number): string {
  const cents = Math.abs(fen);
  const rest = cents % 100;
  return `${fen < 0 ? '-' : ''}${(cents - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}

const NEEDS_QUOTES = /[",\r\n]/;

/** A cell of a CSV file (CSV 单元格), enclosed where it must be. */
export function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of a CSV file with DOS line end (CSV 行). */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Minutes as `days/hours/minutes` (天/小时/分钟). */
export function duration(minutes: number): string {
  const rest = minutes % 1440;
  return `${(minutes - rest) / 1440}/${(rest - (rest % 60)) / 60}/${rest % 60}`;
}
