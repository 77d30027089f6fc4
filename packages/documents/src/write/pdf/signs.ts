import type { Run } from '../official-spec.ts';
import { safeAddress } from '../xml-text.ts';
import type { Face, Faces } from './faces.ts';

/** One printed sign with its look. */
export interface Sign {
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  /** `RRGGBB`. */
  readonly colour: string;
  /** Above the line, in points. */
  readonly rise: number;
  /** Room it takes, in points, what is taken off behind it already gone. */
  readonly width: number;
  readonly condensed: number;
  /** A web address, or `#` and a place in the paper. */
  readonly link: string | undefined;
}

/** How the words of a paragraph look unless a run says otherwise. */
export interface Look {
  readonly face: Face;
  readonly size: number;
  /** Taken off behind every sign, in points. */
  readonly condensed: number;
  readonly colour?: string;
}

const MARK_SIZE = 0.6;
const MARK_RISE = 0.38;

export interface EndNote {
  readonly note: string;
  readonly address: string | undefined;
}

/** Turns runs into signs (逐字排版) and gathers the endnotes they call for. */
export class SignSetter {
  readonly notes: EndNote[] = [];
  private readonly faces: Faces;

  constructor(faces: Faces) {
    this.faces = faces;
  }

  signs(runs: readonly Run[], look: Look): Sign[] {
    return runs.flatMap((run) => this.run(run, look));
  }

  text(words: string, look: Look, more: { readonly rise?: number; readonly link?: string | undefined } = {}) {
    const { rise = 0, link } = more;
    const plain = words.replaceAll('\r\n', '\n').replaceAll('\t', '　');
    return [...plain].flatMap((sign): Sign[] => {
      if (sign !== '\n' && isUnseen(sign)) return [];
      const { face, text } =
        sign === '\n' ? { face: look.face, text: sign } : this.faces.fit(sign, look.face);
      const width = sign === '\n' ? 0 : this.faces.width(text, face) * look.size - look.condensed;
      const { size, condensed, colour = '000000' } = look;
      return [{ text, face, size, colour, rise, width, condensed, link }];
    });
  }

  private run(run: Run, look: Look): Sign[] {
    if (typeof run === 'string') return this.text(run, look);
    switch (run.kind) {
      case 'text': {
        const colour =
          run.colour !== undefined && /^[0-9A-Fa-f]{6}$/.test(run.colour) ? run.colour : '000000';
        return this.text(run.text, { ...look, colour, face: run.bold ? 'bold' : look.face });
      }
      case 'link':
        return this.text(run.text, look, { link: safeAddress(run.address) });
      case 'note':
        return this.mark(run.note, undefined, look);
      case 'figure': {
        const address = run.address === undefined ? undefined : safeAddress(run.address);
        return [...this.text(run.text, look, { link: address }), ...this.mark(run.note, address, look)];
      }
    }
  }

  /** The mark of an endnote stands in brackets, so that nobody reads it as a digit of the figure before it. */
  private mark(note: string, address: string | undefined, look: Look): Sign[] {
    this.notes.push({ note, address });
    const number = this.notes.length;
    return this.text(
      `[${number}]`,
      { ...look, size: look.size * MARK_SIZE, condensed: 0 },
      { rise: look.size * MARK_RISE, link: notePlace(number) },
    );
  }
}

/** Where an endnote can be jumped to. */
export function notePlace(number: number): string {
  return `#note-${number}`;
}

/** Signs that print nothing and have no glyph: controls, joiners, marks of direction, variation selectors. */
function isUnseen(sign: string): boolean {
  return /\p{Cc}|\p{Cf}|\p{Variation_Selector}|[\u2028\u2029]/u.test(sign);
}
