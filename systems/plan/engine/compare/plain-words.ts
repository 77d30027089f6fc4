import type { ComparableTask } from './comparable.ts';

/** The bracket or line that names departments at the end of an item. */
const DUTY = /[（(〔[【][^（(〔[【]*(?:牵头|配合|责任单位|责任部门|负责|落实)[^）)〕\]】]*[）)〕\]】]?\s*$/u;
const DUTY_LINE = /(?:^|\n)\s*(?:牵头|配合|责任)(?:单位|部门)?\s*[:：][^\n]*$/u;
const NUMBER =
  /^\s*(?:[（(]?[一二三四五六七八九十百\d]+[）)]?[、.．]?|第[一二三四五六七八九十百\d]+[条章节项])\s*/u;

/**
 * The words of a task that say what is to be done (任务正文): without number, department bracket, spaces and
 * punctuation; years become `Y`, because this year's plan names this year.
 */
export function plainWords(text: string): string {
  const body = text.replace(DUTY, '').replace(DUTY_LINE, '').replace(NUMBER, '');
  return body
    .normalize('NFKC')
    .replace(/(?:19|20)\d\d(?=年|-|—|~|至)/gu, 'Y')
    .replace(/[“”‘’"'《》〈〉()[\]{}〔〕【】、，。；：,;:!?！？·•\-—–~～\s]/gu, '')
    .toLowerCase();
}

/** Words of a task for telling whether two say the same. */
export function wordsOfTask(task: Pick<ComparableTask, 'text' | 'title'>): string {
  return plainWords(task.text) || plainWords(task.title);
}

/** Character bigrams (相邻字对) with their counts; a single character stands for itself. */
export function bigramsOf(words: string): Map<string, number> {
  const grams = new Map<string, number>();
  if (words.length === 1) grams.set(words, 1);
  for (let at = 0; at + 1 < words.length; at += 1) {
    const gram = words.slice(at, at + 2);
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

/** Share of bigrams two short names have in common (Dice), 0 to 1. */
export function nameLikeness(left: string, right: string): number {
  const [a, b] = [plainWords(left), plainWords(right)];
  if (a === b) return 1;
  const [gramsA, gramsB] = [bigramsOf(a), bigramsOf(b)];
  let shared = 0;
  let total = 0;
  for (const [gram, count] of gramsA) {
    shared += Math.min(count, gramsB.get(gram) ?? 0);
    total += count;
  }
  for (const count of gramsB.values()) total += count;
  return total === 0 ? 0 : (2 * shared) / total;
}
