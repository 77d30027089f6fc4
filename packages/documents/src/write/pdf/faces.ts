import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Open faces that stand for the standard's own (字体): 小标宋 and 楷体 by the bold Song, 仿宋 and 宋体 by the Song, 黑体 by
 * the sans. They come from npm under the Open Font License and are embedded as subsets, as it allows.
 */
const FILES = {
  song: ['@expo-google-fonts/noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf'],
  bold: ['@expo-google-fonts/noto-serif-sc', '700Bold/NotoSerifSC_700Bold.ttf'],
  black: ['@expo-google-fonts/noto-sans-sc', '500Medium/NotoSansSC_500Medium.ttf'],
} as const;

export type Face = keyof typeof FILES;

/** Printed for a sign that no face has, as printers do (〓). */
const MISSING = '\u3013';

interface OpenFace {
  hasGlyphForCodePoint(code: number): boolean;
  glyphForCodePoint(code: number): { readonly advanceWidth: number };
  readonly unitsPerEm: number;
}

/** Opens the faces of one document and measures their signs. */
export class Faces {
  private readonly document: PDFKit.PDFDocument;
  private readonly open = new Map<Face, OpenFace>();
  private readonly widths = new Map<string, number>();

  constructor(document: PDFKit.PDFDocument) {
    this.document = document;
    const resolve = createRequire(import.meta.url).resolve;
    for (const [face, [home, file]] of Object.entries(FILES))
      document.registerFont(face, join(resolve(`${home}/package.json`), '..', file));
  }

  /** The face that has a sign, the wanted one first, and what is printed for it. */
  fit(sign: string, wanted: Face): { readonly face: Face; readonly text: string } {
    const code = sign.codePointAt(0) ?? 0;
    if (this.face(wanted).hasGlyphForCodePoint(code)) return { face: wanted, text: sign };
    for (const other of ['song', 'black'] as const)
      if (this.face(other).hasGlyphForCodePoint(code)) return { face: other, text: sign };
    return { face: 'song', text: MISSING };
  }

  /** Width of one sign, in parts of its size. */
  width(sign: string, face: Face): number {
    const key = face + sign;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const open = this.face(face);
    const width = open.glyphForCodePoint(sign.codePointAt(0) ?? 0).advanceWidth / open.unitsPerEm;
    this.widths.set(key, width);
    return width;
  }

  private face(name: Face): OpenFace {
    const known = this.open.get(name);
    if (known) return known;
    // The types of pdfkit leave out the face it has opened, and a second copy of it in memory would be 15 MB.
    const held: unknown = Reflect.get(this.document.font(name), '_font');
    const open: unknown = typeof held === 'object' && held !== null ? Reflect.get(held, 'font') : undefined;
    if (!isOpenFace(open)) throw new TypeError(`pdfkit has not opened the face ${name}`);
    this.open.set(name, open);
    return open;
  }
}

function isOpenFace(face: unknown): face is OpenFace {
  return (
    typeof face === 'object' &&
    face !== null &&
    'unitsPerEm' in face &&
    'hasGlyphForCodePoint' in face &&
    'glyphForCodePoint' in face
  );
}
