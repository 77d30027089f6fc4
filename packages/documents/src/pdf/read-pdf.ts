import { type DocumentText, type ReadContext, TextBuilder } from '../document-text.ts';
import { documentProblems } from '../problems.ts';
import { oneLine, TableLines } from '../table-lines.ts';
import { layOut, type PagePiece } from './layout.ts';
import { type PdfPage, toPage } from './pages.ts';
import { readPages } from './read-pages.ts';

/**
 * Signs no Chinese paper prints: private and control codes, scripts of elsewhere, rare ideographs of extension A. A font
 * that gives glyph numbers for characters lands there.
 */
const IMPLAUSIBLE =
  /[\u0000-\u0008\u000E-\u001F\u0080-\u009F\u0100-\u02AF\u0460-\u1FFF\u2800-\u2BFF\u3400-\u4DBF\uA000-\uF8FF\uFFFD]/gu;

/** Fewer printed signs than this make a page without text. */
const SIGNS_OF_A_PAGE = 10;

/**
 * Reads a text PDF (读取 PDF) in reading order. Printed lines stay lines of the text; paragraph blocks span them.
 * Running heads, page numbers and slanted watermarks stay in the text as `chrome` blocks.
 *
 * @throws documents/scanned-pdf when most pages have no text, documents/unmapped-pdf when the fonts do not say which
 * characters they print, documents/encrypted, documents/too-slow
 */
export async function readPdf(bytes: Uint8Array, context: ReadContext): Promise<DocumentText> {
  const pages: { readonly number: number; readonly pieces: readonly PagePiece[] }[] = [];
  let empty = 0;
  let signs = 0;
  let unmapped = 0;
  await readPages(bytes, context, (message) => {
    const page = toPage(message);
    const counted = countSigns(page);
    signs += counted.signs;
    unmapped += counted.unmapped;
    if (counted.signs < SIGNS_OF_A_PAGE) empty += 1;
    pages.push({ number: page.number, pieces: layOut(page) });
  });
  const { name } = context;
  if (empty * 2 > pages.length)
    throw documentProblems.problem('scanned-pdf', { name, pages: pages.length, empty });
  if (unmapped > signs * 0.1) throw documentProblems.problem('unmapped-pdf', { name });
  const repeated = repeatedEdges(pages.map((page) => page.pieces));
  const builder = new TextBuilder(context);
  if (empty > 0) {
    builder.note(
      'pages-without-text',
      `有 ${empty} 页没有文字，可能是图片。`,
      `${empty} pages have no text; they may be pictures.`,
    );
  }
  let tables = 0;
  for (const { number, pieces } of pages) {
    for (const piece of pieces) {
      if (piece.kind === 'table') {
        const lines = new TableLines(builder, tables, number);
        tables += 1;
        for (const row of piece.rows) lines.add(row.map((cell) => ({ ...cell, words: oneLine(cell.words) })));
      } else if (piece.kind === 'edge') {
        const chrome = piece.sure || repeated.has(edgeKey(piece.text));
        const span = builder.add(piece.text);
        builder.block({ kind: chrome ? 'chrome' : 'paragraph', ...span, page: number });
        builder.add('\n');
      } else {
        const span = builder.add(piece.lines.join('\n'));
        builder.block({
          kind: 'paragraph',
          ...span,
          page: number,
          ...(piece.continues ? { continues: true } : {}),
        });
        builder.add('\n');
      }
    }
  }
  return builder.finish('pdf');
}

function countSigns(page: PdfPage): { signs: number; unmapped: number } {
  let signs = 0;
  let unmapped = 0;
  for (const { text } of page.items) {
    signs += text.replace(/\s/gu, '').length;
    unmapped += text.match(IMPLAUSIBLE)?.length ?? 0;
  }
  return { signs, unmapped };
}

/** Margin lines that come back on three pages or on half of them, numbers apart. */
function repeatedEdges(pages: readonly (readonly PagePiece[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const pieces of pages) {
    const keys = new Set(pieces.flatMap((piece) => (piece.kind === 'edge' ? [edgeKey(piece.text)] : [])));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set(
    [...counts]
      .filter(([, count]) => count >= 3 || (count >= 2 && count * 2 >= pages.length))
      .map(([key]) => key),
  );
}

function edgeKey(text: string): string {
  return text.replace(/\d+/g, '#').replace(/\s/gu, '');
}
