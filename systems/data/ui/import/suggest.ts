/** A field of the format that wants a column. */
export interface WantedField {
  readonly name: string;
  readonly title: string;
}

/** What differs without meaning: case, spaces, brackets with units, punctuation of a heading. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[（(【[].*?[）)】\]]/gu, '')
    .replace(/[\s_\-/:：、.*]/gu, '');
}

function pairsOf(text: string): readonly string[] {
  const letters = [...plain(text)];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, place) => `${letters[place]}${letter}`);
}

/** How alike two headings are, from 0 to 1: Dice's coefficient of their letter pairs (相似度). */
export function likeness(one: string, other: string): number {
  const [left, right] = [pairsOf(one), [...pairsOf(other)]];
  const all = left.length + right.length;
  if (all === 0) return 0;
  let same = 0;
  for (const pair of left) {
    const at = right.indexOf(pair);
    if (at === -1) continue;
    right.splice(at, 1);
    same += 1;
  }
  return (2 * same) / all;
}

const ENOUGH = 0.5;

/**
 * Columns that probably belong to fields (建议对应): the likest pairs first, every column once. What is assigned already
 * is left alone.
 */
export function suggestColumns(
  fields: readonly WantedField[],
  headings: readonly string[],
  assigned: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const taken = new Set(Object.values(assigned));
  const pairs = fields
    .filter((field) => assigned[field.name] === undefined)
    .flatMap((field) =>
      headings
        .filter((heading) => heading !== '' && !taken.has(heading))
        .map((heading) => ({
          field: field.name,
          heading,
          how: Math.max(likeness(field.title, heading), likeness(field.name, heading)),
        })),
    )
    .filter(({ how }) => how >= ENOUGH)
    .toSorted((one, other) => other.how - one.how);
  const found: Record<string, string> = {};
  for (const { field, heading } of pairs) {
    if (found[field] !== undefined || taken.has(heading)) continue;
    found[field] = heading;
    taken.add(heading);
  }
  return found;
}
