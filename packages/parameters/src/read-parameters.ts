import type { LocalText } from '@sanyi/kernel';
import { fen, fixed } from '@sanyi/quantity';
import { parse } from 'yaml';
import type { z } from 'zod';
import { parameterFile, type WrittenDated, type WrittenPart, type WrittenValue } from './file-schema.ts';
import type { DatedValue, Mark, Parameter, ParameterValue, PartValue } from './parameter.ts';
import { parameterProblems } from './problems.ts';

/** A parameter file as text with its name, `monitoring/light-rule.yaml`; apps are bundled, so no paths are read. */
export interface ParameterText {
  readonly file: string;
  readonly text: string;
}

export type ParameterSet = ReadonlyMap<string, Parameter>;

/** What a reader is told about a number that nobody has confirmed against a document yet. */
const MARK_NOTES: Readonly<Record<Mark, LocalText>> = {
  B: { zh: '背景知识，尚未与文件核对。', en: 'Background knowledge, not checked against a document yet.' },
  K: { zh: '行业常识，尚未与文件核对。', en: 'Knowledge of the field, not checked against a document yet.' },
  D: { zh: '系统建议值，待主管部门确认。', en: 'Proposed by the product, to be confirmed by the office.' },
  G: { zh: '通行做法，待主管部门确认。', en: 'Customary practice, to be confirmed by the office.' },
};

/**
 * Reads all parameter files (参数装载), and refuses the whole set when one of them is wrong.
 *
 * @throws parameters/file-invalid naming the file and every fault in it
 */
export function readParameters(texts: readonly ParameterText[]): ParameterSet {
  const set = new Map<string, Parameter>();
  for (const { file, text } of texts) {
    const parameter = readParameter(file, text);
    if (set.has(parameter.id)) throw invalid(file, `${parameter.id} is declared twice`);
    set.set(parameter.id, parameter);
  }
  return set;
}

/** Reads one file; its id must be its name without the ending. @throws parameters/file-invalid */
export function readParameter(file: string, text: string): Parameter {
  const parsed = parameterFile.safeParse(parseYaml(file, text));
  if (!parsed.success) throw invalid(file, faultsOf(parsed.error));
  const { id, title, description, parts, values } = parsed.data;
  if (file !== `${id}.yaml`) throw invalid(file, `its id is ${id}, so its name must be ${id}.yaml`);
  const rows = Object.entries(values)
    .flatMap(([from, entries]) => entries.map((entry) => datedValue(file, from, entry, parts)))
    .sort((a, b) => (a.from === b.from ? (a.region < b.region ? -1 : 1) : a.from < b.from ? -1 : 1));
  const keys = rows.map((row) => `${row.from} ${row.region}`);
  const twice = keys.find((key, place) => keys.indexOf(key) !== place);
  if (twice !== undefined) throw invalid(file, `two values for ${twice}`);
  const labels = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, { title: part.title, unit: part.unit }]),
  );
  return { id, title, description, parts: labels, values: rows };
}

function datedValue(
  file: string,
  from: string,
  entry: WrittenDated,
  parts: Readonly<Record<string, WrittenPart>>,
): DatedValue<ParameterValue> {
  const mark = entry.mark ?? null;
  return {
    from,
    region: entry.region,
    value: entry.value === null ? null : valueOf(file, from, entry.value, parts),
    source: entry.source ?? null,
    mark,
    confirmed: mark === null,
    note: entry.note ?? (mark === null ? null : MARK_NOTES[mark]),
    lastConfirmedOn: entry.last_confirmed_on,
  };
}

function valueOf(
  file: string,
  from: string,
  written: NonNullable<WrittenDated['value']>,
  parts: Readonly<Record<string, WrittenPart>>,
): ParameterValue {
  const names = Object.keys(parts);
  const only = names.length === 1 ? parts.value : undefined;
  if (only) return partValue(file, `${from} value`, written as WrittenValue, only);
  if (typeof written !== 'object')
    throw invalid(file, `${from}: one number for the parts ${names.join(', ')}`);
  const given = written as Readonly<Record<string, WrittenValue>>;
  const unknown = Object.keys(given).filter((name) => !parts[name]);
  if (unknown.length > 0) throw invalid(file, `${from}: undeclared part ${unknown.join(', ')}`);
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => {
      const value = given[name];
      if (value === undefined) throw invalid(file, `${from}: the part ${name} has no value`);
      return [name, partValue(file, `${from} ${name}`, value, part)];
    }),
  );
}

function partValue(file: string, place: string, written: WrittenValue, part: WrittenPart): PartValue {
  try {
    if (part.kind === 'integer' && Number.isSafeInteger(written)) return Number(written);
    if (part.kind === 'fixed' && typeof written === 'string') return fixed(written, part.scale);
    if (part.kind === 'fen' && typeof written === 'string') return fen(BigInt(written));
    if (part.kind === 'ratio' && typeof written === 'object')
      return { numerator: fixed(written.numerator, 4), denominator: fixed(written.denominator, 4) };
  } catch (error) {
    throw invalid(file, `${place}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const form = {
    integer: 'a whole number',
    fixed: 'a decimal as text',
    fen: 'whole fen as text',
    ratio: 'both parts',
  };
  throw invalid(file, `${place}: ${part.kind} is written as ${form[part.kind]}`);
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text, { schema: 'core' });
  } catch (error) {
    throw invalid(file, error instanceof Error ? error.message : String(error));
  }
}

function faultsOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}

function invalid(file: string, faults: string) {
  return parameterProblems.problem('file-invalid', { file, faults });
}

/**
 * The parameter a system reads (取参数), with every value checked against the shape the system needs.
 *
 * @throws parameters/unknown or parameters/wrong-shape
 */
export function parameterOf<Value>(set: ParameterSet, id: string, shape: z.ZodType<Value>): Parameter<Value> {
  const parameter = set.get(id);
  if (!parameter) throw parameterProblems.problem('unknown', { id });
  const values = parameter.values.map((dated) => {
    if (dated.value === null) return { ...dated, value: null };
    const checked = shape.safeParse(dated.value);
    if (!checked.success)
      throw parameterProblems.problem('wrong-shape', {
        id,
        from: dated.from,
        faults: faultsOf(checked.error),
      });
    return { ...dated, value: checked.data };
  });
  return { ...parameter, values };
}
