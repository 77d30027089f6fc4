import { resolveDepartment } from '@sanyi/codes';
import type { PlanText } from '../text/plan-text.ts';
import { ORGANISATION, SECOND_HALF } from './name-words.ts';

/** Range `[a, b)` of the cleaned text that may hold one name (名单片段). */
interface Piece {
  a: number;
  b: number;
}

/** Pieces of a list of names (拆分单位名单): 、 and gaps part names, 和 only behind the end of one. */
export function splitNames(doc: PlanText, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let a = start;
  let depth = 0;
  const cut = (b: number, next: number): void => {
    if (b > a) pieces.push({ a, b });
    a = next;
  };
  for (let i = start; i < end; i++) {
    const c = doc.text[i] ?? '';
    if (c === '(' || c === '[') depth++;
    else if (c === ')' || c === ']') depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    if (/[、,;/。|\n]/.test(c)) cut(i, i + 1);
    else if (
      i - a >= 3 &&
      i - a <= 40 &&
      (doc.from[i] ?? 0) > (doc.to[i - 1] ?? 0) &&
      apart(doc, i) &&
      ORGANISATION.test(doc.text.slice(a, i)) &&
      startsName(doc.text.slice(i, i + 12))
    )
      cut(i, i);
    else if ((c === '和' || c === '及' || c === '与') && i - a >= 2) {
      const wide = doc.text[i] === '以' ? 2 : 1;
      const before = doc.text.slice(a, c === '及' && doc.text[i - 1] === '以' ? i - 1 : i);
      const after = doc.text.slice(i + wide, Math.min(end, i + 20));
      if (ORGANISATION.test(before) && joinsNames(before, after, doc.text.slice(a, Math.min(end, i + 20))))
        cut(a + before.length, i + wide);
    }
  }
  cut(end, end);
  return pieces;
}

/** True when a line end or a gap, not a mere letter space, stands before `i`. */
function apart(doc: PlanText, i: number): boolean {
  return !doc.raw.slice(doc.to[i - 1] ?? 0, doc.from[i] ?? 0).includes('\n');
}

function startsName(text: string): boolean {
  return /^(?:各|市|区|县|省|国家|州|旗|镇|团|[\u4e00-\u9fff]{2,10}(?:局|委|厅|办|部|会|中心|分局))/.test(
    text,
  );
}

/** 和 parts two names unless the whole is one name of the registry (发展和改革委). */
function joinsNames(before: string, after: string, whole: string): boolean {
  const name = /^[\u4e00-\u9fff]{2,24}?(?=[、,;。)\]]|$)/.exec(whole)?.[0] ?? whole;
  if (resolveDepartment(name) !== null) return false;
  if (/^(?:各|相关|有关|其他|市|区|县|省|国家|乡镇|街道|镇)/.test(after)) return true;
  if (resolveDepartment(before) !== null) return true;
  return /(?:机构|单位|部门|政府|办公室|医院|成员)$/.test(before);
}

/** Joins the halves of one name that 、 parted (合并并列名称): 各镇、街道. */
export function mergeHalves(doc: PlanText, pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    const own = doc.text.slice(piece.a, piece.b);
    if (last !== undefined && last.b + 1 >= piece.a) {
      const before = doc.text.slice(last.a, last.b);
      if (
        before.startsWith('各') &&
        !/(?:单位|部门|委|局|机构)$/.test(before) &&
        SECOND_HALF.test(own) &&
        resolveDepartment(own) === null
      ) {
        last.b = piece.b;
        continue;
      }
    }
    merged.push({ ...piece });
  }
  return merged;
}
