// This file is over the limit because delimited text and sheets are scored by the same rules.
import type { LocalText } from '@sanyi/kernel';
import type { Format, Recognition, Sample } from '../contract.ts';
import { formats } from '../formats/formats.ts';
import { usedFields } from '../map/table-mappers.ts';
import { cellText } from '../read/cells.ts';
import { DelimitedReader } from '../read/delimited.ts';
import { type ColumnMatch, countKnown, matchColumns, plainHeading } from './match-columns.ts';

/** The heading is looked for in so many lines. */
const HEAD_LINES = 20;
const DELIMITERS = [',', '\t', '|', ';'] as const;

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

type Base = Pick<Recognition, 'carrier' | 'encoding' | 'delimiter' | 'quote' | 'sheet'>;

/** Recognises delimited text (识别分隔文本). */
export function recogniseDelimited(text: string, encoding: Recognition['encoding']): readonly Recognition[] {
  const found = DELIMITERS.flatMap((delimiter) => {
    const quote = quoteOf(text, delimiter);
    const lines = firstLines(text, delimiter, quote);
    return recogniseLines(lines, { carrier: 'delimited', encoding, delimiter, quote, sheet: 0 });
  });
  return bestOfEach(found);
}

/** Recognises the sheets of a workbook or a Parquet file (识别工作表). */
export function recogniseSheets(
  carrier: 'workbook' | 'parquet',
  sheets: Extract<Sample, { carrier: 'workbook' | 'parquet' }>['sheets'],
): readonly Recognition[] {
  const found = sheets.flatMap((sheet, index) => {
    const lines = sheet.rows.map((row) => ({
      line: row.line,
      cells: row.cells.map((cell) => (cell ?? '').trim()),
    }));
    const base: Base = { carrier, encoding: 'utf-8', delimiter: null, quote: '"', sheet: index + 1 };
    const own = recogniseLines(
      lines.filter((line) => line.line <= HEAD_LINES),
      base,
    );
    return sheet.hidden ? own.map((one) => ({ ...one, certainty: Math.floor(one.certainty / 2) })) : own;
  });
  return bestOfEach(found);
}

/** Cells enclosed in single quotes, as one public loader writes them, are told by the first line that has many. */
function quoteOf(text: string, delimiter: string): Recognition['quote'] {
  let enclosed = 0;
  let cells = 0;
  for (const line of text.slice(0, 65_536).split('\n').slice(0, HEAD_LINES))
    for (const cell of line.trim().split(delimiter).slice(0, 200)) {
      if (cell.trim() === '') continue;
      cells++;
      if (cell.length > 1 && cell.startsWith("'") && cell.endsWith("'")) enclosed++;
    }
  return cells > 0 && enclosed * 2 > cells ? "'" : '"';
}

function firstLines(text: string, delimiter: string, quote: string): Line[] {
  const lines: Line[] = [];
  const reader: DelimitedReader = new DelimitedReader(
    delimiter,
    quote,
    () => {
      if (reader.line > HEAD_LINES) return;
      const cells: string[] = [];
      for (let at = 0; at < reader.count; at++)
        cells.push(
          cellText(
            reader.text,
            reader.starts[at] as number,
            reader.ends[at] as number,
            reader.flags[at] as number,
            quote,
          ),
        );
      lines.push({ line: reader.line, cells });
    },
    () => {},
  );
  reader.push(text.slice(0, 131_072));
  if (lines.length < HEAD_LINES) reader.end();
  return lines;
}

function recogniseLines(lines: readonly Line[], base: Base): Recognition[] {
  const found: Recognition[] = [];
  for (const line of lines) {
    const filled = line.cells.filter((cell) => cell !== '').length;
    if (filled < 2) continue;
    const plain = line.cells.map(plainHeading);
    for (const format of formats) {
      if (!format.carriers.includes(base.carrier) || format.id === 'mapped') continue;
      const known = countKnown(format, plain);
      if (known < 3 || known * 5 < filled) continue;
      const match = matchColumns(format, line.cells, usedFields(format.id));
      const certainty = certaintyOf(format, match, filled);
      if (certainty >= 30) found.push(recognition(format, line, match, certainty, base));
    }
  }
  const widest = headingGuess(lines);
  if (widest !== null) found.push(asMapped(widest, base));
  return found;
}

/** 60 points for the fields a record cannot do without, 40 for headings that are known; a third of them at least. */
function certaintyOf(format: Format, match: ColumnMatch, filled: number): number {
  if (match.matched < 3 || match.matched * 5 < filled) return 0;
  const required = format.columns.filter((column) => column.required === 'reject').length;
  const needed = required === 0 ? 1 : match.requiredMatched / required;
  return Math.round(60 * needed + 40 * Math.min(1, match.matched / filled));
}

function recognition(
  format: Format,
  line: Line,
  match: ColumnMatch,
  certainty: number,
  base: Base,
): Recognition {
  return {
    ...base,
    format: format.id,
    certainty,
    reasons: reasonsOf(format, line, match, base),
    headLine: line.line,
    columns: match.columns,
    missing: match.missing,
    repeated: match.repeated,
  };
}

function reasonsOf(format: Format, line: Line, match: ColumnMatch, base: Base): LocalText[] {
  const count = (by: string) => match.columns.filter((column) => column.by === by).length;
  const reasons: LocalText[] = [
    {
      zh: `第 ${line.line} 行是表头：${line.cells.length} 列中 ${match.matched} 列是“${format.title.zh}”的字段（字段名 ${count('name')}、别名 ${count('alias')}、中文名 ${count('title')}）`,
      en: `Line ${line.line} is the heading: ${match.matched} of ${line.cells.length} columns are fields of “${format.title.en}” (${count('name')} by name, ${count('alias')} by alias, ${count('title')} by title)`,
    },
  ];
  const lacking = format.columns.filter(
    (column) => column.required === 'reject' && match.missing.includes(column.name),
  );
  if (lacking.length > 0)
    reasons.push({
      zh: `缺少必需的列：${lacking.map((column) => column.name).join('、')}`,
      en: `Columns that records cannot do without are missing: ${lacking.map((column) => column.name).join(', ')}`,
    });
  if (match.repeated.length > 0)
    reasons.push({
      zh: `表头重复：${match.repeated.join('、')}`,
      en: `Headings stand twice: ${match.repeated.join(', ')}`,
    });
  if (base.encoding === 'gb18030')
    reasons.push({ zh: '内容不是 UTF-8，按 GB18030 读取', en: 'Not UTF-8; read as GB18030' });
  return reasons;
}

/** The first line with the most different texts is most likely the heading of an unknown table. */
function headingGuess(lines: readonly Line[]): Line | null {
  let best: Line | null = null;
  let most = 1;
  for (const line of lines) {
    const texts = new Set(line.cells.filter((cell) => cell !== '' && Number.isNaN(Number(cell))));
    if (texts.size > most) {
      best = line;
      most = texts.size;
    }
  }
  return best;
}

function asMapped(line: Line, base: Base): Recognition {
  const seen = new Set<string>();
  const repeated = line.cells.filter((cell) => cell !== '' && (seen.has(cell) || (seen.add(cell), false)));
  return {
    ...base,
    format: 'mapped',
    certainty: 10,
    reasons: [
      {
        zh: `第 ${line.line} 行像表头，可以人工指定各列`,
        en: `Line ${line.line} looks like a heading; its columns can be assigned by hand`,
      },
    ],
    headLine: line.line,
    columns: line.cells.map((heading, index) => ({
      place: index + 1,
      heading,
      field: null,
      used: false,
      by: 'none',
    })),
    missing: [],
    repeated: [...new Set(repeated)],
  };
}

/** The most certain reading of each format; of the unknown tables the one with the most columns. */
function bestOfEach(found: readonly Recognition[]): readonly Recognition[] {
  const best = new Map<string, Recognition>();
  for (const one of found) {
    const other = best.get(one.format);
    const better =
      other === undefined ||
      one.certainty > other.certainty ||
      (one.certainty === other.certainty && one.columns.length > other.columns.length);
    if (better) best.set(one.format, one);
  }
  return [...best.values()].sort((left, right) => right.certainty - left.certainty);
}
