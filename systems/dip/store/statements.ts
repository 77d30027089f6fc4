import { createHash } from 'node:crypto';
import { json, type Tx } from '@sanyi/records';
import type { StatementLine } from '../engine/statement-rows.ts';
import { dipProblems } from '../problems.ts';
import { dipTables, type Gap } from './tables.ts';

/** A bureau's monthly statement (月度结算单). */
export interface StatementHead {
  readonly statementNo: number;
  readonly month: string;
  readonly fileName: string;
  readonly pointValue: string;
  readonly lines: number;
  readonly gaps: readonly Gap[];
  readonly importedBy: string;
  readonly importedAt: string;
}

/** Rows sent to the database together. */
const TOGETHER = 1_000;

/** Keeps a statement (结算单入库); the same content is kept once. @returns its number, and whether it is new */
export async function keepStatement(
  tx: Tx,
  given: {
    readonly bytes: Uint8Array;
    readonly month: string;
    readonly fileName: string;
    readonly pointValue: string;
    readonly lines: readonly StatementLine[];
    readonly gaps: readonly Gap[];
    readonly scopePath: string;
    readonly by: string;
  },
): Promise<{ statementNo: number; fresh: boolean }> {
  const sha256 = createHash('sha256')
    .update(given.bytes)
    .update(`${given.month} ${given.pointValue}`)
    .digest('hex');
  const known = await dipTables(tx)
    .selectFrom('dip.statement')
    .select('statement_no')
    .where('content_sha256', '=', sha256)
    .where('scope_path', '=', given.scopePath)
    .executeTakeFirst();
  if (known) return { statementNo: known.statement_no, fresh: false };
  const { statement_no: statementNo } = await dipTables(tx)
    .insertInto('dip.statement')
    .values({
      scope_path: given.scopePath,
      content_sha256: sha256,
      month: given.month,
      file_name: given.fileName,
      point_value: given.pointValue,
      lines: given.lines.length,
      gaps: json(given.gaps),
      imported_by_name: given.by,
    })
    .returning('statement_no')
    .executeTakeFirstOrThrow();
  for (let at = 0; at < given.lines.length; at += TOGETHER)
    await dipTables(tx)
      .insertInto('dip.statement_line')
      .values(
        given.lines.slice(at, at + TOGETHER).map((line) => ({
          statement_no: statementNo,
          line: line.row,
          scope_path: given.scopePath,
          institution_code: line.institution,
          encounter_id: line.encounter,
          group_key: line.group,
          score: line.score,
          coefficient: line.coefficient,
          auxiliary: line.auxiliary,
          cost_fen: line.costFen,
          points: line.points,
        })),
      )
      .execute();
  return { statementNo, fresh: true };
}

/** Statements in the scope (结算单清单), the latest month first. */
export async function listStatements(tx: Tx): Promise<StatementHead[]> {
  const rows = await dipTables(tx)
    .selectFrom('dip.statement')
    .selectAll()
    .orderBy('month', 'desc')
    .orderBy('statement_no', 'desc')
    .execute();
  return rows.map((row) => ({
    statementNo: row.statement_no,
    month: row.month,
    fileName: row.file_name,
    pointValue: row.point_value,
    lines: row.lines,
    gaps: row.gaps,
    importedBy: row.imported_by_name,
    importedAt: row.imported_at,
  }));
}

/** @throws Problem dip/no-such-statement */
export async function statementWith(
  tx: Tx,
  statementNo: number,
): Promise<{ head: StatementHead; lines: StatementLine[] }> {
  const head = (await listStatements(tx)).find((item) => item.statementNo === statementNo);
  if (!head) throw dipProblems.problem('no-such-statement', { statement: statementNo });
  const rows = await dipTables(tx)
    .selectFrom('dip.statement_line')
    .selectAll()
    .where('statement_no', '=', statementNo)
    .orderBy('line')
    .execute();
  return {
    head,
    lines: rows.map((row) => ({
      row: row.line,
      institution: row.institution_code,
      encounter: row.encounter_id,
      group: row.group_key,
      score: row.score,
      coefficient: row.coefficient,
      auxiliary: row.auxiliary,
      costFen: row.cost_fen,
      points: row.points,
    })),
  };
}
