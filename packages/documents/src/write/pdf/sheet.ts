import { MEASURES, points } from '../official-measures.ts';
import type { Line } from './lines.ts';
import type { Sign } from './signs.ts';

const { page, margin, typeWidth } = MEASURES;

/** The type area of a page (版心), in points from its upper left corner. */
export const AREA = {
  left: points(margin.left),
  top: points(margin.top),
  bottom: points(page.height - margin.bottom),
  width: points(typeWidth),
  height: points(page.height - margin.top - margin.bottom),
} as const;

/** A Chinese sign stands in its square so far above the square's middle. */
const BASELINE = 0.38;
/** Forms that a font swaps in by itself would be measured as other signs than they are. */
const PLAIN = {
  kern: false,
  liga: false,
  clig: false,
  calt: false,
};

/** One thing that goes onto a page whole: a printed line, a row of a table, room. */
export interface Piece {
  readonly height: number;
  /** Never the last one on its page. */
  readonly keep?: boolean;
  /** Room above it falls away at the top of a page. */
  readonly room?: boolean;
  /** Comes again above it when it begins a page: the head of its table. */
  readonly again?: Piece;
  readonly draw: (sheet: Sheet, top: number) => void;
}

/** Sets pieces onto pages one below the other (排页) and draws signs and rules. */
export class Sheet {
  private readonly document: PDFKit.PDFDocument;
  private at: number = AREA.top;
  private pages = 1;

  constructor(document: PDFKit.PDFDocument) {
    this.document = document;
    this.number();
  }

  set(pieces: readonly Piece[]): void {
    for (const [place, piece] of pieces.entries()) {
      let needed = 0;
      for (let next = place; next < pieces.length; next += 1) {
        needed += pieces[next]?.height ?? 0;
        if (!pieces[next]?.keep) break;
      }
      const fresh = this.at === AREA.top;
      // What is kept together and higher than a page is not kept together.
      const whole = Math.min(needed, AREA.height) === needed ? needed : piece.height;
      if (!fresh && this.at + whole > AREA.bottom + 0.5) this.turn(piece.again);
      if (piece.room && this.at === AREA.top && this.pages > 1) continue;
      piece.draw(this, this.at);
      this.at += piece.height;
    }
  }

  /** Begins a page, unless the present one is empty. */
  turn(again?: Piece): void {
    if (this.at === AREA.top) return;
    this.document.addPage();
    this.pages += 1;
    this.at = AREA.top;
    this.number();
    if (!again) return;
    again.draw(this, this.at);
    this.at += again.height;
  }

  /** Draws a line whose square stands in the middle of `pitch`. */
  line(line: Line, left: number, top: number, pitch: number): void {
    const tallest = line.signs.reduce((size, sign) => (sign.rise > 0 ? size : Math.max(size, sign.size)), 0);
    const baseline = top + pitch / 2 + BASELINE * tallest;
    let x = left;
    for (let from = 0; from < line.signs.length; ) {
      let to = from + 1;
      while (to < line.signs.length && alike(line.signs[from], line.signs[to])) to += 1;
      const own = line.signs.slice(from, to);
      this.words(own, x, baseline, line.spread);
      x += own.reduce((sum, item) => sum + item.width + line.spread, 0);
      from = to;
    }
  }

  rule(x0: number, y0: number, x1: number, y1: number, width: number, colour: string): void {
    this.document.moveTo(x0, y0).lineTo(x1, y1).lineWidth(width).strokeColor(`#${colour}`).stroke();
  }

  /** A place that links of the paper lead to. */
  place(name: string, top: number): void {
    this.document.addNamedDestination(name, 'XYZ', AREA.left, top, null);
  }

  outline(words: string, parent: PDFKit.PDFOutline | undefined): PDFKit.PDFOutline {
    return (parent ?? this.document.outline).addItem(words);
  }

  private words(signs: readonly Sign[], x: number, baseline: number, spread: number): void {
    const [first] = signs;
    const last = signs.at(-1);
    if (!first || !last) return;
    const text = signs.map((sign) => sign.text).join('');
    const y = baseline - first.rise;
    const room = signs.reduce((sum, sign) => sum + sign.width, 0) + spread * (signs.length - 1);
    const options: PDFKit.Mixins.TextOptions = {
      lineBreak: false,
      baseline: 'alphabetic',
      characterSpacing: spread - first.condensed,
    };
    this.document
      .font(first.face)
      .fontSize(first.size)
      .fillColor(`#${first.colour}`)
      .text(text, x, y, Object.assign(options, { features: PLAIN }));
    if (first.link === undefined) return;
    const top = y - first.size * 0.88;
    if (first.link.startsWith('#')) this.document.goTo(x, top, room, first.size, first.link.slice(1));
    else this.document.link(x, top, room, first.size, first.link);
  }

  /** The page number — 1 — (页码): one sign in from the right edge on odd pages, from the left on even ones. */
  private number(): void {
    const size = MEASURES.size.number;
    const text = `— ${this.pages} —`;
    const { document } = this;
    document.font('song').fontSize(size).fillColor('#000000');
    const width = document.widthOfString(text);
    const x = this.pages % 2 === 1 ? AREA.left + AREA.width - size - width : AREA.left + size;
    const y = AREA.bottom + points(MEASURES.numberBelow) + BASELINE * size;
    document.text(text, x, y, { lineBreak: false, baseline: 'alphabetic' });
  }
}

/** Signs that are drawn in one go. */
function alike(one: Sign | undefined, other: Sign | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    (['face', 'size', 'colour', 'rise', 'condensed', 'link'] as const).every(
      (part) => one[part] === other[part],
    )
  );
}
