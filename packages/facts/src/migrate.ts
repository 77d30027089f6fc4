import { createHash } from 'node:crypto';
import type { Facts } from './facts.ts';
import { factsProblems } from './problems.ts';
import { maskSql, splitStatements } from './sql.ts';

/** One numbered script of a system (迁移脚本). Numbers of a system run 1, 2, 3 … without a gap. */
export interface Migration {
  readonly system: string;
  readonly number: number;
  readonly name: string;
  /** Statements with macros; each must be safe to repeat: `IF NOT EXISTS`, `IF EXISTS`. */
  readonly sql: string;
}

export interface MigrationReport {
  /** Names such as `plan/1 indicator` that ran now. */
  readonly applied: readonly string[];
  readonly alreadyApplied: number;
}

const LEDGER = `
CREATE TABLE IF NOT EXISTS {db}.facts_migration (
  system LowCardinality(String), number UInt32, name String, checksum String,
  at DateTime64(3, 'Asia/Shanghai') DEFAULT now64(3)
) ENGINE = MergeTree ORDER BY (system, number) SETTINGS {durable}`;

/**
 * Runs what has not run yet (执行迁移), in the order of the list. There are no transactions over tables in this
 * engine: a script cut off half-way runs again from its first statement, therefore every statement must be safe to
 * repeat, and that is checked before anything runs.
 *
 * @throws facts/migration-refused
 */
export async function runMigrations(
  facts: Facts & { insertRow(table: string, row: Readonly<Record<string, string | number>>): Promise<void> },
  migrations: readonly Migration[],
): Promise<MigrationReport> {
  for (const migration of migrations) checkMigration(migration);
  checkNumbers(migrations);
  await facts.command(LEDGER);
  const done = await facts.query<{ system: string; number: number; checksum: string }>(
    'SELECT DISTINCT system, number, checksum FROM {db}.facts_migration',
  );
  const known = new Map(done.map((row) => [`${row.system}/${row.number}`, row.checksum]));
  const given = new Set(migrations.map((migration) => `${migration.system}/${migration.number}`));
  const systems = new Set(migrations.map((migration) => migration.system));
  for (const { system, number } of done) {
    const key = `${system}/${number}`;
    if (systems.has(system) && !given.has(key))
      refuse(key, 'it has run here but is not in the list any more');
  }
  for (const migration of migrations) {
    const before = known.get(`${migration.system}/${migration.number}`);
    if (before !== undefined && before !== checksumOf(migration))
      refuse(titleOf(migration), 'its text changed after it had run');
  }
  const applied: string[] = [];
  for (const migration of migrations) {
    if (known.has(`${migration.system}/${migration.number}`)) continue;
    for (const statement of splitStatements(migration.sql)) await facts.command(statement);
    const { system, number, name } = migration;
    await facts.insertRow('facts_migration', { system, number, name, checksum: checksumOf(migration) });
    applied.push(titleOf(migration));
  }
  return { applied, alreadyApplied: migrations.length - applied.length };
}

function titleOf(migration: Migration): string {
  return `${migration.system}/${migration.number} ${migration.name}`;
}

/** The text's fingerprint (校验和); line ends do not count, so that a checkout on Windows is the same script. */
function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.sql.replaceAll('\r\n', '\n')).digest('hex');
}

function checkNumbers(migrations: readonly Migration[]): void {
  const last = new Map<string, number>();
  for (const migration of migrations) {
    const expected = (last.get(migration.system) ?? 0) + 1;
    if (migration.number !== expected) refuse(titleOf(migration), `number ${expected} was expected`);
    last.set(migration.system, expected);
  }
}

function checkMigration(migration: Migration): void {
  const statements = splitStatements(migration.sql);
  if (statements.length === 0) refuse(titleOf(migration), 'it is empty');
  for (const statement of statements) {
    // `{shards:…}` is a whole statement of ours and safe to repeat.
    const mask = maskSql(statement).trim();
    if (mask.startsWith('{shards:')) continue;
    if (!isRepeatable(mask)) refuse(titleOf(migration), `not safe to repeat: ${statement.slice(0, 80)}`);
  }
}

function isRepeatable(mask: string): boolean {
  if (/^create\s+or\s+replace\b/i.test(mask)) return true;
  if (/^create\b/i.test(mask)) return /\bif\s+not\s+exists\b/i.test(mask);
  if (/^drop\b/i.test(mask)) return /\bif\s+exists\b/i.test(mask);
  if (/^alter\s+table\b/i.test(mask)) {
    const adds = [
      ...mask.matchAll(/\badd\s+(column|index|projection|constraint)\b(\s+if\s+not\s+exists)?/gi),
    ];
    const removes = [
      ...mask.matchAll(
        /\b(drop|rename|clear|modify)\s+(column|index|projection|constraint)\b(\s+if\s+exists)?/gi,
      ),
    ];
    return (
      adds.length + removes.length > 0 &&
      adds.every((match) => match[2]) &&
      removes.every((match) => match[3] ?? /modify/i.test(match[1] ?? ''))
    );
  }
  return false;
}

function refuse(migration: string, reason: string): never {
  throw factsProblems.problem('migration-refused', { migration, reason });
}
