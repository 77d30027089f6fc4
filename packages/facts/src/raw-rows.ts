import type { RawRows } from './engine.ts';
import { factsProblems } from './problems.ts';
import type { JsonValue } from './values.ts';

/** Text in the engine's row format (names, types, then rows) as rows (结果解析). */
export function parseRows(text: string): RawRows {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) return { names: [], types: [], rows: [] };
  const [names, types] = [parseTexts(lines[0]), parseTexts(lines[1])];
  return { names, types, rows: lines.slice(2).map(parseRow) };
}

/** One line of the row format as values. A line that is no row is the engine's complaint in mid-stream. */
export function parseRow(line: string): JsonValue[] {
  if (!line.startsWith('[')) throw new Error(line);
  const value: unknown = JSON.parse(line);
  if (!isJsonArray(value))
    throw factsProblems.problem('unexpected-shape', { expected: '[…]', actual: line.slice(0, 80) });
  return value;
}

/** The line of names or of types. */
export function parseTexts(line: string | undefined): string[] {
  return parseRow(line ?? '').map(String);
}

function isJsonArray(value: unknown): value is JsonValue[] {
  return Array.isArray(value);
}

/** How many statements a KILL has found; its own look into the list of statements is one of its lines. */
export function killed(text: string): number {
  return text
    .split('\n')
    .filter((line) => /\twaiting\t|^waiting\t/.test(line) && !line.includes('FROM system.processes')).length;
}
