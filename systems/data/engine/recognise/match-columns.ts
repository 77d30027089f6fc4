import type { Format, MatchedColumn } from '../contract.ts';
import { halfWidth } from '../convert/decimals.ts';

/** How well headings fit a format (列对应结果). */
export interface ColumnMatch {
  readonly columns: readonly MatchedColumn[];
  readonly matched: number;
  /** Matched headings that say what the format needs most. */
  readonly requiredMatched: number;
  readonly missing: readonly string[];
  readonly repeated: readonly string[];
}

interface Names {
  readonly byName: ReadonlyMap<string, string>;
  readonly byAlias: ReadonlyMap<string, string>;
  readonly byTitle: ReadonlyMap<string, string>;
}

const cache = new WeakMap<Format, Names>();

/** Heading as it is compared (列名归一): half-width, lower case, without blanks, table prefix and marks of required fields. */
export function plainHeading(heading: string): string {
  const half = halfWidth(heading.length > 200 ? heading.slice(0, 200) : heading).toLowerCase();
  let plain = '';
  for (const character of half)
    if (character > ' ' && !'*"\'`\u{feff}'.includes(character)) plain += character;
  const point = plain.lastIndexOf('.');
  return point > 0 && point < plain.length - 1 && isLatin(plain) && !plain.startsWith('setlinfo')
    ? plain.slice(point + 1)
    : plain;
}

function isLatin(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

function namesOf(format: Format): Names {
  const found = cache.get(format);
  if (found !== undefined) return found;
  const byName = new Map<string, string>();
  const byAlias = new Map<string, string>();
  const byTitle = new Map<string, string>();
  const twice = new Set<string>();
  for (const column of format.columns) {
    byName.set(plainHeading(column.name), column.name);
    const title = plainHeading(column.title);
    if (byTitle.has(title)) twice.add(title);
    byTitle.set(title, column.name);
  }
  for (const column of format.columns)
    for (const alias of column.aliases)
      if (!byName.has(plainHeading(alias))) byAlias.set(plainHeading(alias), column.name);
  for (const title of twice) byTitle.delete(title);
  const names = { byName, byAlias, byTitle };
  cache.set(format, names);
  return names;
}

/** How many headings a format knows (可识别列数), without working out which; headings in their compared form. */
export function countKnown(format: Format, plain: readonly string[]): number {
  const names = namesOf(format);
  let count = 0;
  for (const heading of plain)
    if (names.byName.has(heading) || names.byAlias.has(heading) || names.byTitle.has(heading)) count++;
  return count;
}

/** Finds each heading's field in a format by name, alias or title, never by place (按列名对应). */
export function matchColumns(
  format: Format,
  headings: readonly string[],
  used: ReadonlySet<string>,
): ColumnMatch {
  const names = namesOf(format);
  const taken = new Map<string, number>();
  const columns: MatchedColumn[] = [];
  const repeated = new Set<string>();
  const seen = new Set<string>();
  for (const [index, heading] of headings.entries()) {
    const plain = plainHeading(heading);
    if (plain !== '' && seen.has(plain)) repeated.add(heading);
    seen.add(plain);
    const { field, by } = fieldOf(names, plain);
    const again = field !== null && taken.has(field);
    if (field !== null && !again) taken.set(field, index);
    // A second heading for the same field: the official name wins over an alias, so the column is listed and not used.
    columns.push({
      place: index + 1,
      heading,
      field: again ? null : field,
      used: field !== null && !again && used.has(field),
      by: again ? 'none' : by,
    });
  }
  return {
    columns: preferNames(columns, names, used),
    matched: taken.size,
    requiredMatched: format.columns.filter((column) => column.required === 'reject' && taken.has(column.name))
      .length,
    missing: format.columns.filter((column) => !taken.has(column.name)).map((column) => column.name),
    repeated: [...repeated],
  };
}

function fieldOf(names: Names, plain: string): { field: string | null; by: MatchedColumn['by'] } {
  const name = names.byName.get(plain);
  if (name !== undefined) return { field: name, by: 'name' };
  const alias = names.byAlias.get(plain);
  if (alias !== undefined) return { field: alias, by: 'alias' };
  const title = names.byTitle.get(plain);
  if (title !== undefined) return { field: title, by: 'title' };
  return { field: null, by: 'none' };
}

/** Where alias and official name both stand in the file, the official name takes the field. */
function preferNames(
  columns: readonly MatchedColumn[],
  names: Names,
  used: ReadonlySet<string>,
): readonly MatchedColumn[] {
  const wanted = new Map<string, number>();
  for (const column of columns) {
    const own = names.byName.get(plainHeading(column.heading));
    if (own !== undefined && column.field === null && !wanted.has(own)) wanted.set(own, column.place);
  }
  if (wanted.size === 0) return columns;
  return columns.map((column) => {
    const own = names.byName.get(plainHeading(column.heading));
    if (
      column.field === null &&
      own !== undefined &&
      wanted.get(own) === column.place &&
      columns.some((other) => other.field === own && other.by !== 'name')
    )
      return { ...column, field: own, used: used.has(own), by: 'name' };
    if (column.field !== null && column.by !== 'name' && wanted.has(column.field))
      return { ...column, field: null, used: false, by: 'none' };
    return column;
  });
}
