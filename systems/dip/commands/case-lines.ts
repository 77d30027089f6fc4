import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { DipCase } from '@sanyi/dip';
import { CaseHeaderError, caseOfCells, fieldsOf, splitLine } from '@sanyi/grouping';
import { decimalCell } from '../engine/table-rows.ts';
import { dipProblems } from '../problems.ts';

/** A case of a file with its identifier (文件病例). */
export interface FileCase {
  readonly id: string;
  readonly given: DipCase;
}

/** Columns of money and time, besides those of grouping. */
const FORMING = ['year', 'hospital', 'total_yuan'];

/**
 * Cases of a file one by one (逐例读取).
 *
 * @param forming the file is to form a catalogue: year, hospital and total must be there
 * @throws Problem dip/no-such-file, dip/case-file, dip/case-row
 */
export async function* casesOf(file: string, forming: boolean): AsyncGenerator<FileCase> {
  const input = createReadStream(file);
  const opened = new Promise<void>((resolve, reject) => {
    input.once('open', () => resolve());
    input.once('error', reject);
  });
  await opened.catch((cause: unknown) => {
    throw dipProblems.problem('no-such-file', { file }, { cause });
  });
  let fields: ReturnType<typeof fieldsOf> | null = null;
  let headings: string[] = [];
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line += 1;
    if (text === '') continue;
    const cells = splitLine(text);
    if (!fields) {
      headings = cells.map((cell) =>
        cell
          .replace(/^\uFEFF/, '')
          .trim()
          .toLowerCase(),
      );
      fields = headerOf(file, cells, forming ? FORMING.filter((name) => !headings.includes(name)) : []);
      continue;
    }
    const cell = (name: string) => (cells[headings.indexOf(name)] ?? '').trim();
    const refuse = (column: string): never => {
      throw dipProblems.problem('case-row', { file, line, column, value: cell(column) });
    };
    const fen = (name: string): number | null => {
      if (cell(name) === '') return null;
      const yuan = decimalCell(cell(name), 2);
      return yuan === null ? refuse(name) : Number(yuan.replace('.', ''));
    };
    if (forming && !/^\d{4}$/.test(cell('year'))) refuse('year');
    const { id, given } = caseOfCells(cells, fields);
    yield {
      id,
      given: {
        ...given,
        year: Number(cell('year')) || 0,
        institution: cell('hospital'),
        totalFen: fen('total_yuan'),
        drugFen: fen('drug_yuan'),
        consumableFen: fen('consumable_yuan'),
      },
    };
  }
  if (!fields) throw dipProblems.problem('case-file', { file, missing: 'case_id, dx, op', repeated: '—' });
}

function headerOf(file: string, cells: readonly string[], missing: readonly string[]) {
  try {
    const fields = fieldsOf(cells);
    if (missing.length > 0) throw new CaseHeaderError(missing, []);
    return fields;
  } catch (error) {
    if (!(error instanceof CaseHeaderError)) throw error;
    throw dipProblems.problem(
      'case-file',
      {
        file,
        missing: [...new Set([...error.missing, ...missing])].join(', ') || '—',
        repeated: error.repeated.join(', ') || '—',
      },
      { cause: error },
    );
  }
}
