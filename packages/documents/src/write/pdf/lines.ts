import type { Sign } from './signs.ts';

/** One printed line; `spread` goes behind every sign but the last so that the line fills its room. */
export interface Line {
  readonly signs: readonly Sign[];
  readonly width: number;
  readonly spread: number;
}

/** Signs that never begin a line (避头) and that never end one (避尾). */
const NOT_FIRST = /^[、。，．：；！？）》〉」』】〕”’％‰℃…—·\-.,:;!?)\]}%]/u;
const NOT_LAST = /^[（《〈「『【〔“‘([{]/u;
/** A closing sign prints in its left half, so at the end of a line it may hang out by the right one. */
const HALF_EMPTY = /^[、。，．：；）》〉」』】〕]/u;
/** Of the size of a sign. */
const MOST_SPREAD = 0.15;
const WORD = /^[!-~°℃‰％]$/u;

/**
 * Breaks a paragraph into lines (断行): Chinese between any two signs but for punctuation, other scripts between words.
 *
 * @param first room of the first line
 * @param room room of the others
 * @param fill spreads every line but the last over its room
 */
export function breakLines(signs: readonly Sign[], first: number, room: number, fill: boolean): Line[] {
  const lines: Line[] = [];
  let line: Sign[] = [];
  let width = 0;
  const end = (last: boolean) => {
    const space = lines.length === 0 ? first : room;
    lines.push(finished(line, space, fill && !last));
    line = [];
    width = 0;
  };
  for (const unit of units(signs)) {
    if (unit[0]?.text === '\n') {
      end(true);
      continue;
    }
    const space = () => (lines.length === 0 ? first : room);
    const tooLong = printed(unit) > room;
    if (!tooLong && line.length > 0 && width + printed(unit) > space()) end(false);
    if (line.length === 0 && unit.every((sign) => sign.text === ' ') && lines.length > 0) continue;
    if (!tooLong) {
      line.push(...unit);
      width += total(unit);
      continue;
    }
    // A word longer than a line is broken where the room ends.
    for (const sign of unit) {
      if (line.length > 0 && width + sign.width > space()) end(false);
      line.push(sign);
      width += sign.width;
    }
  }
  if (line.length > 0 || lines.length === 0) end(true);
  return lines;
}

function total(signs: readonly Sign[]): number {
  return signs.reduce((sum, sign) => sum + sign.width, 0);
}

/** Width that must fit: spaces at the end take none, a closing sign half of its own and half of the slack of a line. */
function printed(signs: readonly Sign[]): number {
  const last = signs.at(-1);
  if (!last) return 0;
  if (last.text === ' ') return printed(signs.slice(0, -1));
  return total(signs) - (HALF_EMPTY.test(last.text) ? last.size : 0);
}

function finished(signs: readonly Sign[], room: number, fill: boolean): Line {
  let count = signs.length;
  while (count > 0 && signs[count - 1]?.text === ' ') count -= 1;
  const own = signs.slice(0, count);
  const last = own.at(-1);
  const width = total(own) - (last && HALF_EMPTY.test(last.text) ? last.size / 2 : 0);
  const wanted = own.length > 1 && (fill || width > room) ? (room - width) / (own.length - 1) : 0;
  // A line that a long word left half empty stays as it is: signs far apart cannot be read.
  const spread = wanted > (last?.size ?? 0) * MOST_SPREAD ? 0 : wanted;
  return { signs: own, width: width + spread * Math.max(0, own.length - 1), spread };
}

/** Signs that stay together: a word with its punctuation, a Chinese sign with what may not part from it. */
function units(signs: readonly Sign[]): Sign[][] {
  const result: Sign[][] = [];
  for (const sign of signs) {
    const open = result.at(-1);
    const before = open?.at(-1);
    const joins =
      open !== undefined &&
      before !== undefined &&
      before.text !== '\n' &&
      sign.text !== '\n' &&
      before.text !== ' ' &&
      sign.text !== ' ' &&
      ((WORD.test(before.text) && WORD.test(sign.text)) ||
        NOT_FIRST.test(sign.text) ||
        NOT_LAST.test(before.text) ||
        // A mark of a note stays with what it remarks on.
        sign.rise > 0);
    if (joins) open.push(sign);
    else result.push([sign]);
  }
  return result;
}
