import type { FileReading, TextFormat } from '../engine.ts';
import type { Settings } from '../limits.ts';
import { factsProblems } from '../problems.ts';
import { matchHeader, readHeader } from './header.ts';
import type { SpoolFile } from './spool.ts';
import { rawName } from './staging.ts';
import type { FileSource, TargetColumn } from './types.ts';

/** How a temporary file is to be read: format, structure, and the text columns in the order of the table. */
export type ReadingShape = Pick<FileReading, 'format' | 'structure' | 'columns' | 'settings'>;

/**
 * Everything the engine would otherwise do out of kindness: guess a header, trim blanks, turn empty text into
 * defaults, skip what it does not know. Numbers in JSON stay the text they are.
 */
export const STRICT: Settings = {
  input_format_csv_detect_header: 0,
  input_format_tsv_detect_header: 0,
  input_format_csv_trim_whitespaces: 0,
  input_format_csv_empty_as_default: 0,
  input_format_tsv_empty_as_default: 0,
  input_format_csv_use_default_on_bad_values: 0,
  input_format_csv_allow_variable_number_of_columns: 0,
  input_format_tsv_allow_variable_number_of_columns: 0,
  input_format_skip_unknown_fields: 0,
  input_format_allow_errors_num: 0,
  input_format_allow_errors_ratio: 0,
  input_format_json_read_numbers_as_strings: 1,
  input_format_json_read_bools_as_strings: 1,
  input_format_json_read_arrays_as_strings: 1,
  input_format_json_read_objects_as_strings: 1,
};

/** The shape of rows we wrote ourselves. */
export function rowsShape(columns: readonly TargetColumn[]): ReadingShape {
  return inOrder('JSONCompactEachRow', columns, {});
}

/**
 * The shape of an uploaded file (文件结构).
 *
 * @throws facts/file-unreadable when the header does not name the columns
 */
export async function fileShape(
  source: FileSource,
  file: SpoolFile,
  columns: readonly TargetColumn[],
): Promise<ReadingShape> {
  const names = source.names ?? {};
  if (source.format === 'JSONEachRow') {
    const keys = columns.map((column) => backquoted(names[column.name] ?? column.name));
    const structure = keys.map((key) => `${key} Nullable(String)`).join(', ');
    return { format: 'JSONEachRow', structure, columns: keys, settings: STRICT };
  }
  const delimiter = source.format === 'CSV' ? (source.delimiter ?? ',') : '\t';
  const settings: Settings = source.format === 'CSV' ? { format_csv_delimiter: delimiter } : {};
  if (source.header === false) return inOrder(source.format, columns, settings);
  const header = await readHeader(file.path, delimiter);
  const order = matchHeader(
    header,
    columns.map((column) => column.name),
    names,
  );
  const skip =
    source.format === 'CSV' ? 'input_format_csv_skip_first_lines' : 'input_format_tsv_skip_first_lines';
  const structure = order.map((_, index) => `${rawName(index)} Nullable(String)`).join(', ');
  const selected = columns.map((column) => rawName(order.indexOf(column.name)));
  return {
    format: source.format,
    structure,
    columns: selected,
    settings: { ...STRICT, ...settings, [skip]: 1 },
  };
}

function inOrder(format: TextFormat, columns: readonly TargetColumn[], settings: Settings): ReadingShape {
  const names = columns.map((_, index) => rawName(index));
  const structure = names.map((name) => `${name} Nullable(String)`).join(', ');
  return { format, structure, columns: names, settings: { ...STRICT, ...settings } };
}

function backquoted(key: string): string {
  if (/[`\\\0]/.test(key))
    throw factsProblems.problem('not-loadable', { column: key, reason: 'name of a field' });
  return `\`${key}\``;
}
