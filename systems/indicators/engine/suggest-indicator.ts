/** A definition as it is offered for linking. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
}

/** Least likeness for which a suggestion helps more than it misleads. */
const LEAST = 0.5;

/**
 * Suggests the indicator a target speaks of (关联建议) by likeness of names: Dice coefficient of character pairs,
 * the same unit preferred. `null` when nothing is like enough; a person confirms each suggestion.
 */
export function suggestIndicator(
  target: { readonly indicator: string; readonly unit: string },
  candidates: readonly Candidate[],
): string | null {
  const scored = candidates
    .map((candidate) => ({
      id: candidate.id,
      score: likeness(target.indicator, candidate.name) + (candidate.unit === target.unit ? 0.1 : 0),
    }))
    .sort((a, b) => b.score - a.score);
  const best = scored[0];
  return best && best.score >= LEAST ? best.id : null;
}

function likeness(a: string, b: string): number {
  const left = pairs(a);
  const right = pairs(b);
  if (left.length === 0 || right.length === 0) return a === b && a !== '' ? 1 : 0;
  const rest = [...right];
  let shared = 0;
  for (const pair of left) {
    const place = rest.indexOf(pair);
    if (place < 0) continue;
    rest.splice(place, 1);
    shared += 1;
  }
  return (2 * shared) / (left.length + right.length);
}

function pairs(text: string): string[] {
  const letters = [...text.replace(/[\s“”"'（）()《》、，。]/g, '')];
  return letters.slice(1).map((letter, place) => `${letters[place]}${letter}`);
}
