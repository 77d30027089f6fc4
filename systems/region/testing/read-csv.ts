import { readFileSync } from 'node:fs';

/** A line of a CSV file by heading (CSV 行). */
export type Line = Readonly<Record<string, string>>;

/** Reads a CSV file (读 CSV), written apart from the writer and the importers so that it can check both. */
export function readCsv(path: string): Line[] {
  const bytes = readFileSync(path);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
  const [head = [], ...rows] = cells(text);
  return rows.map((row, index) => {
    if (row.length !== head.length)
      throw new Error(`${path}: ${row.length} cells in line ${index + 2}, not ${head.length}`);
    return Object.fromEntries(head.map((name, place) => [name, row[place] ?? '']));
  });
}

function cells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      for (at += 1; ; ) {
        const end = text.indexOf('"', at);
        if (end < 0) throw new Error('a quote is not closed');
        value += text.slice(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        value += '"';
        at += 1;
      }
    } else {
      const from = at;
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') at += 1;
      value = text.slice(from, at);
    }
    row.push(value);
    if (text[at] === ',') at += 1;
    else {
      rows.push(row);
      row = [];
      at += 2;
    }
  }
  return rows;
}

/** Yuan with two decimals as fen (元文本转分). @throws Error for anything else */
export function fen(text: string): number {
  if (!/^-?\d+\.\d\d$/.test(text)) throw new Error(`not an amount: ${text}`);
  return Number(text.replace('.', ''));
}
