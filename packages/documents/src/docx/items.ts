/** A note mark (脚注引用) in a paragraph, at a length into its words. */
export interface NoteMark {
  readonly kind: 'footnote' | 'endnote';
  readonly id: string;
  readonly at: number;
}

/** A finished paragraph; `words` begin with the label. */
export interface ParagraphItem {
  readonly kind: 'paragraph';
  readonly words: string;
  readonly label: string;
  readonly outline: number | undefined;
  readonly marks: readonly NoteMark[];
  readonly boxed: boolean;
}

export interface CellItem {
  readonly items: Item[];
  span: number;
  merge: 'restart' | 'continue' | undefined;
}

export interface RowItem {
  readonly cells: CellItem[];
  gridBefore: number;
  deleted: boolean;
}

export interface TableItem {
  readonly kind: 'table';
  readonly rows: RowItem[];
}

export type Item = ParagraphItem | TableItem;

/** The words of a cell or note in one piece: paragraphs and inner rows joined by a space, marks moved along. */
export function flatten(items: readonly Item[]): { words: string; marks: NoteMark[] } {
  let words = '';
  const marks: NoteMark[] = [];
  const append = (piece: string, pieceMarks: readonly NoteMark[]) => {
    if (piece.trim() === '') return;
    if (words !== '') words += ' ';
    for (const mark of pieceMarks) marks.push({ ...mark, at: mark.at + words.length });
    words += piece;
  };
  for (const item of items) {
    if (item.kind === 'paragraph') {
      append(item.words, item.marks);
      continue;
    }
    for (const row of item.rows) {
      for (const cell of row.cells) {
        const inner = flatten(cell.items);
        append(inner.words, inner.marks);
      }
    }
  }
  return { words, marks };
}
