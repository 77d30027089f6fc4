import type { Span } from '../reading.ts';

/** What two texts share and what each has alone (文字差异); offsets count in the texts as given. */
export interface TextDiff {
  /** Longest shared stretches, the longest first, at most five. */
  readonly shared: readonly string[];
  readonly leftOnly: readonly Span[];
  readonly rightOnly: readonly Span[];
}

/** What says nothing at the ends of a shared stretch: punctuation, numbers, dates. */
const EDGE = /^[\s\p{P}\p{N}年月日底前]+|[\s\p{P}\p{N}年]+$/gu;
/** Stretches of the department bracket. */
const DUTY = /单位[:：]|牵头|配合|负责$/u;

/** Characters of an anchor: stretches this long that occur once on each side bind the texts together. */
const ANCHOR = 3;

/**
 * Compares two texts by anchors that occur once in both (patience diff), in time linear in their length.
 */
export function diffTexts(left: string, right: string): TextDiff {
  const matches = longestRising(anchors(left, right));
  const leftOnly: Span[] = [];
  const rightOnly: Span[] = [];
  const shared: string[] = [];
  let l = 0;
  let r = 0;
  for (const match of matches) {
    if (match.left < l || match.right < r) continue;
    let [from, to] = [match.left, match.right];
    while (from > l && to > r && left[from - 1] === right[to - 1]) {
      from -= 1;
      to -= 1;
    }
    let length = match.left + ANCHOR - from;
    while (
      from + length < left.length &&
      to + length < right.length &&
      left[from + length] === right[to + length]
    )
      length += 1;
    if (from > l) leftOnly.push([l, from]);
    if (to > r) rightOnly.push([r, to]);
    shared.push(left.slice(from, from + length));
    l = from + length;
    r = to + length;
  }
  if (l < left.length) leftOnly.push([l, left.length]);
  if (r < right.length) rightOnly.push([r, right.length]);
  const words = shared
    .map((text) => text.replace(EDGE, ''))
    .filter((text) => text.length > ANCHOR && !DUTY.test(text));
  return {
    shared: [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 5),
    leftOnly,
    rightOnly,
  };
}

interface Anchor {
  readonly left: number;
  readonly right: number;
}

function anchors(left: string, right: string): Anchor[] {
  const placesLeft = once(left);
  const placesRight = once(right);
  const found: Anchor[] = [];
  for (const [gram, place] of placesLeft) {
    const other = placesRight.get(gram);
    if (place >= 0 && other !== undefined && other >= 0) found.push({ left: place, right: other });
  }
  return found.sort((a, b) => a.left - b.left);
}

/** Place of each stretch of `ANCHOR` characters; −1 when it occurs more than once. */
function once(text: string): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at + ANCHOR <= text.length; at += 1) {
    const gram = text.slice(at, at + ANCHOR);
    places.set(gram, places.has(gram) ? -1 : at);
  }
  return places;
}

/** The longest run of anchors that rises on both sides. */
function longestRising(anchorsByLeft: readonly Anchor[]): Anchor[] {
  const tails: number[] = [];
  const previous: number[] = [];
  anchorsByLeft.forEach((anchor, at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((anchorsByLeft[tails[middle] ?? -1]?.right ?? 0) < anchor.right) low = middle + 1;
      else high = middle;
    }
    previous[at] = tails[low - 1] ?? -1;
    tails[low] = at;
  });
  const run: Anchor[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const anchor = anchorsByLeft[at];
    if (anchor) run.push(anchor);
  }
  return run.toReversed();
}
