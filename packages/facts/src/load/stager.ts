import type { Engine } from '../engine.ts';
import { DEFAULT_LIMITS, limitSettings, type Settings, settingsClause } from '../limits.ts';
import { localName } from '../macros.ts';
import { checkParameters } from '../parameters.ts';
import { type FailureContext, factsProblems } from '../problems.ts';
import { checkReading, identifier } from '../sql.ts';
import type { FactsStore } from '../store.ts';
import type { Catalogue } from './catalogue.ts';
import type { LedgerLine, LoadLedger } from './ledger.ts';
import { fileShape, rowsShape } from './reading.ts';
import { fileProblem, rowsRefused } from './refusals.ts';
import type { LoadFile } from './spool.ts';
import { createEntrance, createStaging, joinPresent, rawName, type StagingPlace } from './staging.ts';
import type { Load, TargetColumn } from './types.ts';

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

interface Counts {
  readonly seen: bigint;
  readonly accepted: bigint;
  readonly rejected: bigint;
}

/** What a refusal says about the limits of a load. */
export function failureOf(load: Load): FailureContext {
  return { marker: load.token, ...LOAD_LIMITS };
}

/** Where the statements of a load run. */
export function placeOf(
  engine: Engine,
  store: FactsStore,
  line: Pick<LedgerLine, 'table' | 'staging'>,
): StagingPlace {
  const { table, staging } = line;
  return { database: store.database, cluster: engine.facts.cluster, table, staging };
}

/** The part of a load that may still be undone (暂存阶段): reading, checking, counting. */
export class Stager {
  readonly #engine: Engine;
  readonly #store: FactsStore;
  readonly #ledger: LoadLedger;
  readonly #catalogue: Catalogue;

  constructor(engine: Engine, store: FactsStore, ledger: LoadLedger, catalogue: Catalogue) {
    this.#engine = engine;
    this.#store = store;
    this.#ledger = ledger;
    this.#catalogue = catalogue;
  }

  /** Everything up to the point of no return, which is the ledger's line `committing`. */
  async stage(
    load: Load,
    columns: readonly TargetColumn[],
    file: LoadFile | undefined,
    begun: LedgerLine,
  ): Promise<LedgerLine> {
    const place = placeOf(this.#engine, this.#store, begun);
    const spread = place.cluster ? await this.#catalogue.spreadEngine(load.table) : '';
    await this.run(createStaging(place, spread));
    const counts = file
      ? await this.#readFile(load, columns, file, place)
      : await this.#readSelect(load, columns, place);
    if (counts.rejected > 0n && load.wrongRows !== 'set-aside') {
      const wrongRows = await this.#ledger.wrongRows(load.token, place.staging);
      throw rowsRefused(wrongRows, counts.seen, counts.rejected, place.staging);
    }
    if (counts.accepted === 0n && !load.allowEmpty) throw factsProblems.problem('empty-load');
    const partitions = await this.#partitions(load, place, counts);
    if (load.mode === 'append') await this.#joinPresent(load, place, partitions);
    const committing: LedgerLine = {
      ...begun,
      ...counts,
      partitions,
      staging_uuid: await this.#catalogue.uuidOf(localName(place.staging, place)),
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
    file: LoadFile,
    place: StagingPlace,
  ): Promise<Counts> {
    const source = load.source;
    const shape = 'format' in source ? await fileShape(source, file, columns) : rowsShape(columns);
    await this.run(createEntrance(place, columns, load));
    const raw = columns.map((_, index) => rawName(index)).join(', ');
    try {
      await this.#engine.readFile({
        ...shape,
        path: file.path,
        insert: `INSERT INTO ${this.#store.table(`${place.staging}_raw`)} (line, ${raw})`,
        settings: {
          ...INSERT_SETTINGS,
          ...shape.settings,
          ...(place.cluster ? { distributed_foreground_insert: 1 } : {}),
        },
        marker: this.#store.newMarker(`load-${place.staging}`),
        signal: load.signal,
      });
    } catch (error) {
      throw fileProblem(error, file, failureOf(load));
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
    const staged = await this.#catalogue.stagedRows(place);
    const rejected = await this.#ledger.wrongCount(load.token, place.staging);
    if (rejected !== wrong || staged + rejected !== seen)
      throw factsProblems.problem('totals-differ', {
        read: String(seen),
        accepted: String(staged),
        rejected: String(rejected),
      });
    return { seen, accepted: staged, rejected };
  }

  async #readSelect(load: Load, columns: readonly TargetColumn[], place: StagingPlace): Promise<Counts> {
    const source = load.source;
    if (!('select' in source)) throw new Error('not a selecting load');
    const parameters = source.parameters ?? {};
    const select = checkReading(this.#store.expand(source.select));
    checkParameters(select, parameters);
    await this.#catalogue.checkSelectedTypes(select, parameters, columns);
    const names = columns.map((column) => identifier(column.name)).join(', ');
    const marker = this.#store.newMarker(`load-${place.staging}`);
    const settings = settingsClause({ ...INSERT_SETTINGS, log_comment: marker });
    const insert = `INSERT INTO ${this.#store.table(place.staging)} (${names})\n${settings}\n`;
    await this.#engine.command(`${insert}SELECT * FROM (\n${select}\n)`, parameters, marker, load.signal);
    const accepted = await this.#catalogue.stagedRows(place);
    return { seen: accepted, accepted, rejected: 0n };
  }

  /**
   * Adds to the staged rows what their partitions hold already. Between here and the replacement nobody else may write
   * to the table; loads of this process wait for one another, and other writers are found out by the number of rows.
   */
  async #joinPresent(load: Load, place: StagingPlace, partitions: readonly string[]): Promise<void> {
    const target = localName(load.table, place);
    const present = async () =>
      (await this.#catalogue.partsOf(target)).filter((part) => partitions.includes(part.id));
    const total = (parts: readonly { rows: bigint }[]) => parts.reduce((sum, part) => sum + part.rows, 0n);
    const before = await present();
    await this.run(
      joinPresent(
        place,
        before.map((part) => part.id),
      ),
    );
    if (!(await this.#catalogue.keepsEveryRow(target))) return;
    if (total(await present()) !== total(before))
      throw factsProblems.problem('written-meanwhile', { table: load.table });
  }

  /** The partitions to take effect: those of the staged rows, or the declared one when it is to be emptied. */
  async #partitions(load: Load, place: StagingPlace, counts: Counts): Promise<string[]> {
    const staged = await this.#catalogue.partsOf(localName(place.staging, place));
    if (load.partition === undefined) return staged.map((part) => part.id);
    const outside = staged.filter((part) => part.text !== load.partition);
    if (outside.length)
      throw factsProblems.problem('outside-partition', {
        partition: load.partition,
        found: outside.map((part) => part.text).join(', '),
      });
    if (counts.accepted > 0n || load.mode !== 'replace-partition') return staged.map((part) => part.id);
    const present = await this.#catalogue.partsOf(localName(load.table, place));
    return present.filter((part) => part.text === load.partition).map((part) => part.id);
  }

  /** Runs statements of ours one after the other. */
  async run(statements: readonly string[]): Promise<void> {
    for (const statement of statements)
      await this.#engine.command(statement, {}, this.#store.newMarker('load'));
  }
}
