import { foldText, occurrencesOf, type TermIndex } from './term-index.ts';

/** What is read of a task: its title and its whole text. */
export interface TaskText {
  readonly title: string;
  readonly text: string;
}

/** A word that was found, and where: the reason shown to the reader. */
export interface MatchedTerm {
  readonly term: string;
  readonly where: 'title' | 'text';
}

/** A system a task belongs to. */
export interface Assignment {
  readonly systemId: string;
  /** 0 to 100: `points ÷ (points + 8)` in per cent, half-up; it grows with every word and never reaches 100. */
  readonly confidence: number;
  readonly points: number;
  /** Longest and weightiest first. */
  readonly matches: readonly MatchedTerm[];
}

/** A word counts by its length up to this many characters. */
const LENGTH_CAP = 6;
/** A word in the title says three times as much as one in the running text. */
const TITLE_WEIGHT = 3;
/** Below this a match is chance: one word of two or three characters in the running text is not enough. */
const LEAST_POINTS = 4;
const HALFWAY = 8;

/**
 * Assigns a task to the systems it belongs to (任务归类), by the words of their manifests: none, one or several.
 *
 * Each distinct word found gives `min(length, 6)` points, three times as many in the title; a word in both places counts
 * once, in the title. Systems with fewer than 4 points are left out. Order and ties: more points, then more points from
 * the title, then the longer single word, then the policy order of the systems.
 */
export function classifyTask(task: TaskText, index: TermIndex): Assignment[] {
  const found = new Map<number, Map<string, Counted>>();
  const places = [
    ['title', task.title],
    ['text', task.text],
  ] as const;
  for (const [where, text] of places) {
    for (const { place, term, start, end } of occurrencesOf(foldText(text), index)) {
      const words = found.get(place) ?? new Map<string, Counted>();
      found.set(place, words);
      const points = Math.min(end - start, LENGTH_CAP) * (where === 'title' ? TITLE_WEIGHT : 1);
      if (!words.has(term)) words.set(term, { term, where, points, length: end - start });
    }
  }
  return [...found]
    .map(([place, words]) => ranked(place, [...words.values()]))
    .filter((entry) => entry.points >= LEAST_POINTS)
    .sort(byRank)
    .map((entry) => ({
      systemId: index.owners[entry.place]?.id ?? '',
      confidence: Math.round((100 * entry.points) / (entry.points + HALFWAY)),
      points: entry.points,
      matches: entry.words.map(({ term, where }) => ({ term, where })),
    }));
}

interface Counted extends MatchedTerm {
  readonly points: number;
  readonly length: number;
}

interface Ranked {
  readonly place: number;
  readonly points: number;
  readonly titlePoints: number;
  readonly longest: number;
  readonly words: readonly Counted[];
}

function ranked(place: number, words: readonly Counted[]): Ranked {
  const sum = (list: readonly Counted[]) => list.reduce((total, word) => total + word.points, 0);
  return {
    place,
    points: sum(words),
    titlePoints: sum(words.filter((word) => word.where === 'title')),
    longest: Math.max(...words.map((word) => word.length)),
    words: words.toSorted((a, b) => b.points - a.points || b.length - a.length || (a.term < b.term ? -1 : 1)),
  };
}

function byRank(a: Ranked, b: Ranked): number {
  return b.points - a.points || b.titlePoints - a.titlePoints || b.longest - a.longest || a.place - b.place;
}
