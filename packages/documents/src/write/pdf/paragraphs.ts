import { MEASURES } from '../official-measures.ts';
import { breakLines, type Line } from './lines.ts';
import { AREA, type Piece } from './sheet.ts';
import type { Look, Sign } from './signs.ts';

const { size, condensed, linePitch } = MEASURES;

/** Looks of the paper's elements (公文各要素的字体字号). */
export const LOOKS = {
  mark: { face: 'bold', size: size.mark, condensed: 0, colour: 'FF0000' },
  title: { face: 'bold', size: size.title, condensed: 0 },
  body: { face: 'song', size: size.body, condensed },
  heading1: { face: 'black', size: size.body, condensed },
  heading2: { face: 'bold', size: size.body, condensed },
  tableHead: { face: 'black', size: size.small, condensed: 0 },
  small: { face: 'song', size: size.small, condensed: 0 },
  note: { face: 'song', size: size.note, condensed: 0 },
} satisfies Record<string, Look>;

/** Width of so many signs of body text. */
export function bodySigns(count: number): number {
  return count * (size.body - condensed);
}

/** How a paragraph stands in the type area (段落格式). */
export interface Setting {
  readonly pitch?: number;
  readonly align?: 'both' | 'left' | 'center' | 'right';
  /** Room before the first line, before the others, and behind every line, in points. */
  readonly first?: number;
  readonly left?: number;
  readonly right?: number;
  readonly keep?: boolean;
  /** A place that links lead to. */
  readonly place?: string;
  /** Told where its first line went, once it is there. */
  readonly onFirst?: NonNullable<Piece['draw']>;
}

/** The lines of a paragraph as pieces of a page (段落). */
export function paragraph(signs: readonly Sign[], setting: Setting = {}): Piece[] {
  const { pitch = linePitch, align = 'both', left = 0, right = 0, keep = false } = setting;
  const first = setting.first ?? left;
  const lines = breakLines(signs, AREA.width - first - right, AREA.width - left - right, align === 'both');
  return lines.map((line, place) => ({
    height: pitch,
    keep,
    draw: (sheet, top) => {
      if (place === 0) {
        if (setting.place !== undefined) sheet.place(setting.place, top);
        setting.onFirst?.(sheet, top);
      }
      const before = place === 0 ? first : left;
      sheet.line(line, AREA.left + shift(line, before, AREA.width - before - right, align), top, pitch);
    },
  }));
}

/** Where a line begins in its room. */
export function shift(
  line: Line,
  before: number,
  room: number,
  align: NonNullable<Setting['align']>,
): number {
  if (align === 'center') return before + (room - line.width) / 2;
  return align === 'right' ? before + room - line.width : before;
}

/** Empty lines (空行). */
export function blank(lines = 1): Piece {
  return { height: lines * linePitch, room: true, draw: () => undefined };
}
