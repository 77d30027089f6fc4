import type { SourceColumn } from '../contract.ts';

/** Columns as data, and which of them mean the same as a field of another format (列清单). */
export interface ColumnList {
  readonly columns: readonly SourceColumn[];
  /** Field → field of the newer format that means the same. */
  readonly sameAs: ReadonlyMap<string, string>;
}

const REPEAT = /^([A-Z]\d\d)x(\d\d)\.\.(\d\d)([CN]?)$/;

/**
 * Reads a list of columns (列清单), one a line: name, title, then marks: `!` a row cannot do without it, `?` a row should have
 * it, `direct` and `pseudonym` for personal fields, `=alias`, `>field` of the newer format. `C06x01..40C` repeats.
 */
export function columns(text: string): ColumnList {
  const list: SourceColumn[] = [];
  const sameAs = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [name = '', title = '', ...marks] = line.trim().split(' ');
    if (name === '') continue;
    for (const one of repeated(name, title)) {
      list.push({ ...one, ...marksOf(marks) });
      const newer = marks.find((mark) => mark.startsWith('>'));
      if (newer !== undefined) sameAs.set(one.name, newer.slice(1));
    }
  }
  return { columns: list, sameAs };
}

function marksOf(marks: readonly string[]): Omit<SourceColumn, 'name' | 'title'> {
  return {
    aliases: marks.filter((mark) => mark.startsWith('=')).map((mark) => mark.slice(1)),
    required: marks.includes('!') ? 'reject' : marks.includes('?') ? 'warn' : 'no',
    personal: marks.includes('direct') ? 'direct' : marks.includes('pseudonym') ? 'pseudonym' : 'no',
  };
}

function repeated(name: string, title: string): { name: string; title: string }[] {
  const found = REPEAT.exec(name);
  if (found === null) return [{ name, title }];
  const [, head = '', from = '', to = '', tail = ''] = found;
  const result: { name: string; title: string }[] = [];
  for (let number = Number(from); number <= Number(to); number++)
    result.push({ name: `${head}x${String(number).padStart(2, '0')}${tail}`, title: `${title}${number}` });
  return result;
}
