import type { Issue, Mapped, MappingContext, Recognition } from './contract.ts';
import { startMapping } from './map/start-mapping.ts';
import { recognise } from './recognise/recognise.ts';

/** One reported value as its sender wrote it (指标数值): figures stay text, periods read as `2026`, `2026Q1` or `2026-03`. */
interface ReportedValue {
  readonly dataElement: string;
  readonly orgUnit: string;
  readonly period: string;
  readonly category: string;
  readonly attribute: string;
  readonly value: string;
  readonly comment: string;
  readonly line: number;
}

/** What a file of reported values came to (指标数值文件); `read = values.length + rejected`. */
interface ReportedFile {
  readonly format: 'data-value-sets' | 'adx';
  readonly values: readonly ReportedValue[];
  readonly issues: readonly Issue[];
  readonly read: number;
  readonly rejected: number;
}

/** Reported values hold no persons: nothing is hashed under a key. */
const NO_KEYS: MappingContext['keys'] = { person: () => '0', record: () => '0', staff: () => '0' };

/**
 * Reads a file of dataValueSets (JSON or CSV) or ADX with the mappings of the importers (读取指标数值文件).
 *
 * @returns `null` where the bytes are neither
 */
export function readReportedValues(bytes: Uint8Array, name: string, receivedOn: string): ReportedFile | null {
  const recognition = recognise({ carrier: 'delimited', name, bytes }).find(isReported);
  if (!recognition || recognition.repeated.length > 0) return null;
  const mapping = startMapping(recognition, {
    fileNo: 0,
    keys: NO_KEYS,
    codes: { diagnoses: null, operations: null, items: null, institutions: null, values: () => null },
    receivedOn,
    editions: { diagnosis: '', operation: '' },
    institution: null,
  });
  const text = new TextDecoder(recognition.encoding).decode(bytes);
  const values: ReportedValue[] = [];
  const issues: Issue[] = [];
  let [read, rejected] = [0, 0];
  const take = (mapped: Mapped) => {
    for (const row of (mapped.rows.get('reported_value') ?? '').split('\n'))
      if (row !== '') values.push(valueOf(row));
    issues.push(...mapped.issues);
    read += mapped.read;
    rejected += mapped.rejected;
  };
  take(mapping.text(text));
  take(mapping.end());
  return { format: recognition.format, values, issues, read, rejected };
}

function isReported(
  recognition: Recognition,
): recognition is Recognition & { readonly format: ReportedFile['format'] } {
  return recognition.format === 'data-value-sets' || recognition.format === 'adx';
}

/** A canonical row: element, unit, period, category, attribute, value, comment, file, sheet, line. */
function valueOf(row: string): ReportedValue {
  const cells = row.split('\t').map(unescaped);
  const at = (place: number) => cells[place] ?? '';
  return {
    dataElement: at(0),
    orgUnit: at(1),
    period: at(2),
    category: at(3),
    attribute: at(4),
    value: at(5),
    comment: at(6),
    line: Number(at(9)),
  };
}

function unescaped(cell: string): string {
  if (cell === '\\N') return '';
  return cell.replace(/\\([tnr\\])/g, (_, sign: string) =>
    sign === 't' ? '\t' : sign === 'n' ? '\n' : sign === 'r' ? '\r' : '\\',
  );
}
