import { createHash, randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { Problem } from '@sanyi/kernel';
import type { Engine } from '../engine.ts';
import { DEFAULT_LIMITS, limitSettings, type Settings, settingsClause } from '../limits.ts';
import { localName } from '../macros.ts';
import { checkParameters } from '../parameters.ts';
import { asProblem, factsProblems } from '../problems.ts';
import { checkReading, identifier } from '../sql.ts';
import type { FactsStore } from '../store.ts';
import { type LedgerLine, LoadLedger } from './ledger.ts';
import { fileShape, rowsShape } from './reading.ts';
import { removeSpool, type SpoolFile, spoolBytes, spoolRows } from './spool.ts';
import {
  createEntrance,
  createStaging,
  dropEntrance,
  dropStaging,
  rawName,
  type StagingPlace,
  takeEffect,
} from './staging.ts';
import type { Load, LoadReport, RecoveryReport, TargetColumn, WrongRow } from './types.ts';

/** A load may take an hour; its memory is limited like a query's. */
const LOAD_LIMITS = { ...DEFAULT_LIMITS, seconds: 3600 };

/**
 * Copies of the same block are two sets of rows here, not a repeated delivery; and rows may only be merged after they
 * were counted.
 */
const INSERT_SETTINGS: Settings = {
  ...limitSettings(LOAD_LIMITS),
  optimize_aggregation_in_order: 0,
  insert_deduplicate: 0,
  optimize_on_insert: 0,
  session_timezone: 'Asia/Shanghai',
};

/** Text, staging and sorted parts stand on the disk together for a moment. */
const SPACE_FACTOR = 3;
const SPACE_RESERVE = 64 * 1024 * 1024;

interface Counts {
  readonly seen: bigint;
  readonly accepted: bigint;
  readonly rejected: bigint;
}

/** All-or-nothing loading through a staging table (整批装载). One load at a time for each table. */
export class Loader {
  readonly #engine: Engine;
  readonly #store: FactsStore;
  readonly #ledger: LoadLedger;
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(engine: Engine, store: FactsStore) {
    this.#engine = engine;
    this.#store = store;
    this.#ledger = new LoadLedger(store);
  }

  async load(load: Load): Promise<LoadReport> {
    if (!/^[\w.:/-]{1,200}$/.test(load.token))
      throw factsProblems.problem('bad-parameter', { name: 'token', reason: JSON.stringify(load.token) });
    identifier(load.table);
    await this.#ledger.ready();
    // Two loads of one table would each replace what the other has just written.
    const before = this.#queues.get(load.table) ?? Promise.resolve();
    const mine = before.then(() => this.#loadNow(load));
    this.#queues.set(
      load.table,
      mine.catch(() => undefined),
    );
    return await mine;
  }

  async #loadNow(load: Load): Promise<LoadReport> {
    if (load.signal?.aborted) throw factsProblems.problem('cancelled', { marker: load.token });
    const columns = await this.#columns(load);
    const source = load.source;
    if ('select' in source) return await this.#loadOnce(load, columns, undefined);
    if ('file' in source) await this.#checkSpace((await stat(source.file)).size);
    const file = await ('rows' in source
      ? spoolRows(
          this.#engine.spool,
          source.rows,
          columns.map((column) => column.name),
        )
      : spoolBytes(this.#engine.spool, 'file' in source ? source.file : source.bytes, source.encoding));
    try {
      return await this.#loadOnce(load, columns, file);
    } finally {
      removeSpool(file);
    }
  }

  async #loadOnce(load: Load, columns: readonly TargetColumn[], file: SpoolFile | undefined): Promise<LoadReport> {
    const digest = digestOf(load, columns, file);
    const before = await this.#ledger.last(load.token);
    if (before && (before.step === 'done' || before.step === 'committing')) {
      if (before.digest !== digest) throw factsProblems.problem('token-reused', { token: load.token });
      const line = before.step === 'committing' ? await this.#finish(before) : before;
      return await this.#report(line, true);
    }
    if (before?.step === 'begun') await this.#undo(before);
    if (file) await this.#checkSpace(file.bytes);
    const begun: LedgerLine = {
      token: load.token,
      seq: (before?.seq ?? 0n) + 2n,
      step: 'begun',
      table: load.table,
      mode: load.mode,
      staging: `facts_staging_${randomUUID().replaceAll('-', '').slice(0, 16)}`,
      staging_uuid: '',
      partitions: [],
      digest,
      seen: 0n,
      accepted: 0n,
      rejected: 0n,
      bytes: BigInt(file?.bytes ?? 0),
    };
    await this.#ledger.write(begun);
    let committing: LedgerLine;
    try {
      committing = await this.#stage(load, columns, file, begun);
    } catch (error) {
      await this.#undo(begun);
      throw asProblem(error, {
        marker: load.token,
        seconds: LOAD_LIMITS.seconds,
        bytes: LOAD_LIMITS.bytes,
        rows: LOAD_LIMITS.rows,
      });
    }
    return await this.#report(await this.#finish(committing), false);
  }

  /** Everything up to the point of no return, which is the ledger's line `committing`. */
  async #stage(
    load: Load,
    columns: readonly TargetColumn[],
    file: SpoolFile | undefined,
    begun: LedgerLine,
  ): Promise<LedgerLine> {
    const place = this.#place(begun);
    const spread = place.cluster ? await this.#spreadEngine(load.table) : '';
    await this.#run(createStaging(place, spread));
    const counts = file
      ? await this.#readFile(load, columns, file, place)
      : await this.#readSelect(load, columns, place);
    if (counts.rejected > 0n && load.wrongRows !== 'set-aside') throw await this.#rowsRefused(load, place, counts);
    if (counts.accepted === 0n && !load.allowEmpty) throw factsProblems.problem('empty-load');
    const partitions = await this.#partitions(load, place, counts);
    const committing: LedgerLine = {
      ...begun,
      ...counts,
      partitions,
      staging_uuid: await this.#uuidOf(localName(place.staging, place)),
      seq: begun.seq + 1n,
      step: 'committing',
    };
    if (load.signal?.aborted) throw factsProblems.problem('cancelled', { marker: load.token });
    await this.#ledger.write(committing);
    return committing;
  }

  async #readFile(
    load: Load,
    columns: readonly TargetColumn[],
    file: SpoolFile,
    place: StagingPlace,
  ): Promise<Counts> {
    const source = load.source;
    const shape = 'format' in source ? await fileShape(source, file, columns) : rowsShape(columns);
    await this.#run(createEntrance(place, columns, load));
    const raw = columns.map((_, index) => rawName(index)).join(', ');
    try {
      await this.#engine.readFile({
        ...shape,
        path: file.path,
        insert: `INSERT INTO ${this.#store.table(`${place.staging}_raw`)} (line, ${raw})`,
        settings: { ...INSERT_SETTINGS, ...shape.settings, ...(place.cluster ? { distributed_foreground_insert: 1 } : {}) },
        marker: this.#store.newMarker(`load-${place.staging}`),
        signal: load.signal,
      });
    } catch (error) {
      throw fileProblem(error, file);
    }
    const counts = await this.#count(load, place);
    if (file.rows !== undefined && file.rows !== counts.seen)
      throw factsProblems.problem('totals-differ', {
        read: String(file.rows),
        accepted: String(counts.accepted),
        rejected: String(counts.rejected),
      });
    return counts;
  }

  /** Three independent counts: rows that passed, rows that stand in staging, rows set aside with a reason. */
  async #count(load: Load, place: StagingPlace): Promise<Counts> {
    const totals = await this.#store.query<{ seen: bigint; wrong: bigint }>(
      `SELECT sum(seen) AS seen, sum(wrong) AS wrong FROM ${this.#store.table(`${place.staging}_seen`)}`,
    );
    const { seen = 0n, wrong = 0n } = totals[0] ?? {};
    const staged = await this.#stagedRows(place);
    const rejected = await this.#ledger.wrongCount(load.token, place.staging);
    if (rejected !== wrong || staged + rejected !== seen)
      throw factsProblems.problem('totals-differ', {
        read: String(seen),
        accepted: String(staged),
        rejected: String(rejected),
      });
    return { seen, accepted: staged, rejected };
  }

  async #stagedRows(place: StagingPlace): Promise<bigint> {
    const rows = await this.#store.query<{ rows: bigint }>(
      `SELECT count() AS rows FROM ${this.#store.table(place.staging)}`,
    );
    return rows[0]?.rows ?? 0n;
  }

  async #readSelect(load: Load, columns: readonly TargetColumn[], place: StagingPlace): Promise<Counts> {
    const source = load.source;
    if (!('select' in source)) throw new Error('not a selecting load');
    const parameters = source.parameters ?? {};
    const select = checkReading(this.#store.expand(source.select));
    checkParameters(select, parameters);
    await this.#checkSelectedTypes(select, parameters, columns);
    const names = columns.map((column) => identifier(column.name)).join(', ');
    const marker = this.#store.newMarker(`load-${place.staging}`);
    const settings = settingsClause({ ...INSERT_SETTINGS, log_comment: marker });
    const insert = `INSERT INTO ${this.#store.table(place.staging)} (${names})\n${settings}\n`;
    await this.#engine.command(`${insert}SELECT * FROM (\n${select}\n)`, parameters, marker, load.signal);
    const accepted = await this.#stagedRows(place);
    return { seen: accepted, accepted, rejected: 0n };
  }

  /** The engine would squeeze a wider type into a narrower one without a word. */
  async #checkSelectedTypes(
    select: string,
    parameters: NonNullable<Extract<Load['source'], { select: string }>['parameters']>,
    columns: readonly TargetColumn[],
  ): Promise<void> {
    const described = await this.#store.query<{ name: string; type: string }>(
      `DESCRIBE (\n${select}\n)`,
      parameters,
    );
    const shape = (list: readonly { name: string; type: string }[]) =>
      list.map(({ name, type }) => `${name} ${type.replace(/LowCardinality\(((?:[^()]|\([^()]*\))*)\)/g, '$1')}`).join(', ');
    const [expected, actual] = [shape(columns), shape(described)];
    if (expected !== actual) throw factsProblems.problem('unexpected-shape', { expected, actual });
  }

  async #rowsRefused(load: Load, place: StagingPlace, counts: Counts) {
    const wrongRows = await this.#ledger.wrongRows(load.token, place.staging);
    const issues = wrongRows.slice(0, 100).flatMap((row) =>
      row.issues.map(({ column, reason, value }) => ({
        path: `${row.line}/${column}`,
        code: reason,
        message: {
          zh: `第 ${row.line} 行 ${column}：${REASONS[reason]?.zh ?? reason}（${shown(value)}）`,
          en: `Row ${row.line}, ${column}: ${REASONS[reason]?.en ?? reason} (${shown(value)})`,
        },
      })),
    );
    const values = { read: String(counts.seen), rejected: String(counts.rejected) };
    return factsProblems.problem('rows-refused', values, { issues, facts: { ...values, attempt: place.staging } });
  }

  /** The partitions to take effect: those of the staged rows, or the declared one when it is to be emptied. */
  async #partitions(load: Load, place: StagingPlace, counts: Counts): Promise<string[]> {
    const staged = await this.#partsOf(localName(place.staging, place));
    if (load.partition === undefined) return staged.map((part) => part.id);
    const outside = staged.filter((part) => part.text !== load.partition);
    if (outside.length)
      throw factsProblems.problem('outside-partition', {
        partition: load.partition,
        found: outside.map((part) => part.text).join(', '),
      });
    if (counts.accepted > 0n || load.mode !== 'replace-partition') return staged.map((part) => part.id);
    const present = await this.#partsOf(localName(load.table, place));
    return present.filter((part) => part.text === load.partition).map((part) => part.id);
  }

  async #partsOf(table: string): Promise<{ id: string; text: string }[]> {
    const { cluster } = this.#engine.facts;
    const parts = cluster ? `clusterAllReplicas(${identifier(cluster)}, system.parts)` : 'system.parts';
    return await this.#store.ask<{ id: string; text: string }>(
      `SELECT DISTINCT partition_id AS id, partition AS text FROM ${parts}
       WHERE database = {db_name:String} AND table = {table:String} AND active AND rows > 0 ORDER BY id`,
      { db_name: this.#store.database, table },
    );
  }

  async #uuidOf(table: string): Promise<string> {
    const rows = await this.#store.query<{ id: string }>(
      'SELECT toString(uuid) AS id FROM system.tables WHERE database = {db_name:String} AND name = {table:String}',
      { db_name: this.#store.database, table },
    );
    return rows[0]?.id ?? '';
  }

  /** From here on there is only forward: the staged rows take effect, after a crash as well. */
  async #finish(line: LedgerLine): Promise<LedgerLine> {
    const place = this.#place(line);
    await this.#run(dropEntrance(place));
    const exchanged =
      line.mode === 'replace-all' && (await this.#uuidOf(localName(line.table, place))) === line.staging_uuid;
    if (!exchanged) await this.#run(takeEffect(place, line.mode, line.partitions, line.accepted === 0n));
    const done: LedgerLine = { ...line, seq: line.seq + 1n, step: 'done' };
    await this.#ledger.write(done);
    await this.#run(dropStaging(place));
    return done;
  }

  async #undo(line: LedgerLine): Promise<void> {
    const place = this.#place(line);
    await this.#run([...dropEntrance(place), ...dropStaging(place)]);
    await this.#ledger.write({ ...line, seq: line.seq + 1n, step: 'undone' });
  }

  /** Finishes what had passed the point of no return and undoes the rest (恢复). */
  async recover(): Promise<RecoveryReport> {
    const finished: string[] = [];
    const undone: string[] = [];
    for (const line of await this.#ledger.halfDone()) {
      if (line.step === 'committing') {
        await this.#finish(line);
        finished.push(line.token);
      } else {
        await this.#undo(line);
        undone.push(line.token);
      }
    }
    return { finished, undone };
  }

  async #report(line: LedgerLine, repeated: boolean): Promise<LoadReport> {
    const wrongRows: WrongRow[] =
      line.rejected > 0n ? await this.#ledger.wrongRows(line.token, line.staging) : [];
    return {
      token: line.token,
      repeated,
      read: line.seen,
      accepted: line.accepted,
      rejected: line.rejected,
      wrongRows,
      partitions: line.partitions,
      bytes: Number(line.bytes),
    };
  }

  async #columns(load: Load): Promise<TargetColumn[]> {
    const rows = await this.#store.query<{ name: string; type: string; computed: boolean }>(
      `SELECT name, type, default_kind IN ('MATERIALIZED', 'ALIAS', 'EPHEMERAL') AS computed FROM system.columns
       WHERE database = {db_name:String} AND table = {table:String} ORDER BY position`,
      { db_name: this.#store.database, table: load.table },
    );
    if (rows.length === 0) throw factsProblems.problem('unknown-table', { table: load.table });
    const given = rows.filter((row) => !row.computed).map(({ name, type }) => ({ name, type }));
    if (!load.columns) return given;
    return load.columns.map((name) => {
      const column = given.find((candidate) => candidate.name === name);
      if (!column) throw factsProblems.problem('not-loadable', { column: name, reason: `not in ${load.table}` });
      return column;
    });
  }

  async #spreadEngine(table: string): Promise<string> {
    const rows = await this.#store.query<{ engine: string }>(
      'SELECT engine_full AS engine FROM system.tables WHERE database = {db_name:String} AND name = {table:String}',
      { db_name: this.#store.database, table },
    );
    return rows[0]?.engine ?? '';
  }

  async #checkSpace(bytes: number): Promise<void> {
    const needed = bytes * SPACE_FACTOR + SPACE_RESERVE;
    const free = await this.#engine.freeBytes();
    if (free < needed) throw factsProblems.problem('disk-full', { needed, free });
  }

  #place(line: Pick<LedgerLine, 'table' | 'staging'>): StagingPlace {
    const { table, staging } = line;
    return { database: this.#store.database, cluster: this.#engine.facts.cluster, table, staging };
  }

  async #run(statements: readonly string[]): Promise<void> {
    for (const statement of statements)
      await this.#engine.command(statement, {}, this.#store.newMarker('load'));
  }
}

/** What makes two loads the same: table, mode, columns, partition, and every byte of the content. */
function digestOf(load: Load, columns: readonly TargetColumn[], file: SpoolFile | undefined): string {
  const content = file
    ? file.digest
    : JSON.stringify(load.source, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
  const parts = [load.table, load.mode, load.partition ?? '', columns.map((column) => column.name).join(), content];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Whatever the engine says about the content is about the user's file; our path is none of the user's business. */
function fileProblem(error: unknown, file: SpoolFile): unknown {
  const problem = asProblem(error, { marker: '', ...LOAD_LIMITS });
  if (!(problem instanceof Problem) || problem.code !== 'facts/bad-statement') return error;
  const text = error instanceof Error ? error.message : String(error);
  const reason = text.replaceAll(file.path, 'file').replace(/\(version .*$/s, '').slice(0, 400);
  return factsProblems.problem('file-unreadable', { reason }, { cause: error });
}

function shown(value: string | null): string {
  if (value === null) return '∅';
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}

const REASONS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  empty: { zh: '不能为空', en: 'must not be empty' },
  'not-utf8': { zh: '不是 UTF-8 文字', en: 'is not UTF-8 text' },
  'wrong-length': { zh: '长度不对', en: 'has the wrong length' },
  'not-a-number': { zh: '不是数', en: 'is not a number' },
  'not-a-whole-number': { zh: '不是整数', en: 'is not a whole number' },
  'too-many-decimals': { zh: '小数位过多', en: 'has too many decimals' },
  'out-of-range': { zh: '超出范围', en: 'is out of range' },
  'not-a-day': { zh: '不是 年-月-日', en: 'is not YYYY-MM-DD' },
  'no-such-day': { zh: '没有这一天', en: 'is no day that can be stored' },
  'not-an-instant': { zh: '不是 年-月-日 时:分:秒', en: 'is not YYYY-MM-DD hh:mm:ss' },
  'no-such-instant': { zh: '没有这个时刻', en: 'is no moment that can be stored' },
  'not-a-yes-no': { zh: '应为 true 或 false', en: 'must be true or false' },
  'not-in-list': { zh: '不在可选值中', en: 'is not one of the values' },
  'not-a-uuid': { zh: '不是 UUID', en: 'is not a UUID' },
  'not-a-list': { zh: '不是列表', en: 'is not a list' },
  'number-not-quoted': { zh: '列表中的小数须加引号', en: 'decimals in a list must be quoted' },
};
