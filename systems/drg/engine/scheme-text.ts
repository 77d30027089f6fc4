import type { Scheme } from '@sanyi/grouping';

/**
 * The canonical text of a scheme (方案规范文本): the same rules give the same text whatever order a file wrote its keys in. Its checksum is the
 * scheme's version, so the name and id of the file stay out.
 */
export function schemeText(scheme: Scheme): string {
  const { id: _, name: __, ...rules } = scheme;
  return JSON.stringify(sorted(rules));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries
      .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

/** A scheme from its canonical text (还原方案). */
export function schemeOf(text: string, id: string, name: string): Scheme {
  return { ...(JSON.parse(text) as Omit<Scheme, 'id' | 'name'>), id, name };
}
