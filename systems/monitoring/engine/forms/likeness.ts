/** How alike two names are (名称相似度), from 0 to 1, and in which way. */
export interface Likeness {
  readonly share: number;
  readonly way: 'same' | 'contains' | 'similar';
}

/** Below this two names are about different things. */
const ALIKE = 0.6;

/** A name without numbering, spaces, remarks in brackets and punctuation. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(\(?[一二三四五六七八九十\d]+\)?[、.)]|[①-⑳])/, '')
    .replace(/^(其中|指标|任务)[:：]/, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/[《》“”"'、,，。;；:：·\-—_/]/g, '')
    .toLowerCase();
}

/** Compares a head with a name; `null` where they are about different things. */
export function likeness(head: string, name: string): Likeness | null {
  const [one, other] = [plainName(head), plainName(name)];
  if (one.length < 2 || other.length < 2) return null;
  if (one === other) return { share: 1, way: 'same' };
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.includes(short) && short.length >= 3) {
    const share = 0.75 + 0.2 * (short.length / long.length);
    return { share, way: 'contains' };
  }
  const share = dice(one, other);
  return share >= ALIKE ? { share: share * 0.9, way: 'similar' } : null;
}

/** Share of neighbouring pairs of signs that two names have in common. */
function dice(one: string, other: string): number {
  const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  const [mine, theirs] = [pairs(one), pairs(other)];
  const left = [...theirs];
  let common = 0;
  for (const pair of mine) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (mine.length + theirs.length);
}
