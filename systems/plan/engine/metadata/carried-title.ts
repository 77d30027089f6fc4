import type { PlanText } from '../text/plan-text.ts';
import { FIELD_LINE } from './line-patterns.ts';
import type { Lines } from './title-lines.ts';

/** Title of the carried plan inside a notice title (被印发文件标题): …关于印发《X》的通知, …关于转发X的通知. */
export function carriedTitle(words: string): { words: string; at: number } | null {
  const marked =
    /(?:印发|转发|发布|下发|批转|提请.{0,14}|报送|上报|征求|公布).{0,30}?《([^《》]{4,120})》[^《》]{0,10}(?:的(?:通知|请示|函|报告|公告|批复|决定)|意见的函)/.exec(
      words,
    );
  const proposed =
    /^[^《》]{0,30}关于(?:审定|审议|呈报|报审|送审|报请审[定议])?《([^《》]{4,120})》(?:的)?(?:请示|报告|函)$/.exec(
      words,
    );
  if (proposed !== null) return { words: proposed[1] ?? '', at: words.indexOf('《') + 1 };
  if (marked !== null) return { words: marked[1] ?? '', at: marked.index + marked[0].indexOf('《') + 1 };
  const plain = /(?:印发|转发|发布|下发|批转)([^《》]{6,120}?)的(?:通知|函|请示)/.exec(words);
  return plain === null ? null : { words: plain[1] ?? '', at: plain.index + 2 };
}

/** Title of a plan that only the sentence of issue names (印发语): 《X》已经……同意，现印发给你们. */
export function carriedInSentence(
  line: (i: number) => string,
  to: number,
): { words: string; at: number; paragraph: number } | null {
  for (let i = 0; i < to; i++) {
    const m = /^(?:现将|现印发)?《([^《》]{4,120})》[^《》]{0,80}?(?:现[予将]?印发|印发给你们|现转发)/.exec(
      line(i),
    );
    if (m !== null) return { words: m[1] ?? '', at: m[0].indexOf('《') + 1, paragraph: i };
  }
  return null;
}

function bare(text: string): string {
  return text.replace(/["'《》()[\]、,.\-:〈〉]/g, '');
}

/** The same title printed again above the plan (正文标题), on one to four lines; null when it is not. */
export function findSameTitle(
  line: (i: number) => string,
  words: string,
  from: number,
  to: number,
): Lines | null {
  const wanted = bare(words);
  const head = wanted.slice(0, 4);
  for (let i = from; i < to; i++) {
    const own = bare(line(i));
    if (
      own.length > wanted.length + 24 ||
      !(own.startsWith(head) || (wanted.includes(own) && own.length >= 4) || own.includes(wanted))
    )
      continue;
    if (/^附件|[。;:]$/.test(line(i)) || FIELD_LINE.test(line(i))) continue;
    let joined = '';
    for (let k = i; k < Math.min(to, i + 4); k++) {
      joined += bare(line(k));
      if (
        joined === wanted ||
        (k === i && joined.endsWith(wanted)) ||
        (joined.startsWith(wanted) && joined.length <= wanted.length + 24)
      )
        return { first: i, last: k };
      if (joined.length > wanted.length + 24) break;
    }
  }
  return null;
}

/** Offsets of words that stand `at` characters into the joined title lines (标题行内位置). */
export function offsetsOf(
  doc: PlanText,
  lines: Lines,
  at: number,
  length: number,
  base: number,
): { start: number; end: number } {
  let start = base;
  let left = at;
  for (let i = lines.first; i <= lines.last; i++) {
    const p = doc.paragraphs[i];
    if (p === undefined) break;
    if (left < p.end - p.start) {
      start = p.start + left;
      break;
    }
    left -= p.end - p.start;
  }
  return { start, end: Math.min(start + length, doc.text.length) };
}
