import type { OfficialBlock, SheetSpec } from '@sanyi/documents';
import { shanghaiDay } from '@sanyi/kernel';
import { dayWords } from '../engine/official-words.ts';
import { CHANGE_FIELDS, type ReportChange, type ReportCorrection } from '../engine/report-difference.ts';

/** Digits of a hash that a reader can compare by eye. */
const HASH_DIGITS = 16;

/** What a corrected issue says first (更正说明): which one it takes the place of, and why. */
export function correctionNote(correction: ReportCorrection): OfficialBlock {
  return {
    kind: 'paragraph',
    runs: [
      `本报告是对${dayWords(shanghaiDay(correction.issuedAt))}出具的《${correction.title}》（快照校验值${correction.snapshotHash.slice(0, HASH_DIGITS)}）的更正，自出具之日起替代该报告。更正原因：${closed(correction.reason)}共更正${correction.changes.length}处，见文末更正清单。`,
    ],
  };
}

/** The list of changes (更正清单), old beside new. */
export function correctionTable(correction: ReportCorrection): OfficialBlock {
  return {
    kind: 'table',
    columns: [
      { title: '项目', width: 3 },
      { title: '内容', width: 1.5, align: 'center' },
      { title: '原报告', width: 3 },
      { title: '更正为', width: 3 },
    ],
    rows: correction.changes.map((change) => changeCells(change).map((cell) => [cell])),
  };
}

/** The list of changes as a sheet. */
export function correctionSheet(correction: ReportCorrection): SheetSpec {
  return {
    name: '更正清单',
    columns: [
      { title: '项目', kind: 'text', width: 36 },
      { title: '内容', kind: 'text', width: 12 },
      { title: '原报告', kind: 'text', width: 40 },
      { title: '更正为', kind: 'text', width: 40 },
    ],
    rows: correction.changes.map(changeCells),
  };
}

function changeCells({ name, field, before, after }: ReportChange): string[] {
  return [name.zh, CHANGE_FIELDS[field].zh, before?.zh ?? '（无）', after?.zh ?? '（无）'];
}

/** A sentence that ends as one. */
function closed(words: string): string {
  return /[。！？]$/.test(words) ? words : `${words}。`;
}
