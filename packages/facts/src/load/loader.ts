import { createHash, randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Engine } from '../engine.ts';
import { localName } from '../macros.ts';
import { asProblem, factsProblems } from '../problems.ts';
import { identifier } from '../sql.ts';
import type { FactsStore } from '../store.ts';
import { type Append, appendRows } from './append.ts';
import { Catalogue } from './catalogue.ts';
import { type LedgerLine, LoadLedger } from './ledger.ts';
import { type LoadFile, removeSpool, spoolBytes, spoolRows } from './spool.ts';
import { failureOf, placeOf, Stager } from './stager.ts';
import { dropEntrance, dropStaging, takeEffect } from './staging.ts';
import type { Load, LoadReport, RecoveryReport, TargetColumn, WrongRow } from './types.ts';

/** Text, staging and sorted parts stand on the disk together for a moment. */
const SPACE_FACTOR = 3;
const SPACE_RESERVE = 64 * 1024 * 1024;

/** All-or-nothing loading through a staging table (整批装载). One load at a time for each table. */
export class Loader {
  readonly #engine: Engine;
  readonly #store: FactsStore;
  readonly #ledger: LoadLedger;
  readonly #catalogue: Catalogue;
  readonly #stager: Stager;
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(engine: Engine, store: FactsStore) {
    this.#engine = engine;
    this.#store = store;
    this.#ledger = new LoadLedger(store);
    this.#catalogue = new Catalogue(engine, store);
    this.#stager = new Stager(engine, store, this.#ledger, this.#catalogue);
  }

  append(append: Append): Promise<void> {
    return appendRows(append, { engine: this.#engine, store: this.#store, catalogue: this.#catalogue });
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
    const columns = await this.#catalogue.columns(load);
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

  async #loadOnce(
    load: Load,
    columns: readonly TargetColumn[],
    file: LoadFile | undefined,
  ): Promise<LoadReport> {
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
      committing = await this.#stager.stage(load, columns, file, begun);
    } catch (error) {
      await this.#undo(begun).catch((second: unknown) => {
        // What is left behind now is undone by the next load under this token, or at the next opening.
        throw new AggregateError([error, second], `load ${load.token} failed and could not be undone`, {
          cause: error,
        });
      });
      throw asProblem(error, failureOf(load));
    }
    return await this.#report(await this.#finish(committing), false);
  }

  /** From here on there is only forward: the staged rows take effect, after a crash as well. */
  async #finish(line: LedgerLine): Promise<LedgerLine> {
    const place = placeOf(this.#engine, this.#store, line);
    await this.#stager.run(dropEntrance(place));
    const exchanged =
      line.mode === 'replace-all' &&
      (await this.#catalogue.uuidOf(localName(line.table, place))) === line.staging_uuid;
    if (!exchanged)
      await this.#stager.run(takeEffect(place, line.mode, line.partitions, line.accepted === 0n));
    const done: LedgerLine = { ...line, seq: line.seq + 1n, step: 'done' };
    await this.#ledger.write(done);
    await this.#stager.run(dropStaging(place));
    return done;
  }

  async #undo(line: LedgerLine): Promise<void> {
    const place = placeOf(this.#engine, this.#store, line);
    await this.#stager.run([...dropEntrance(place), ...dropStaging(place)]);
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
    if (this.#engine.alone) await this.#stager.run(await this.#catalogue.dropOrphans());
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

  async #checkSpace(bytes: number): Promise<void> {
    const needed = bytes * SPACE_FACTOR + SPACE_RESERVE;
    const free = await this.#engine.freeBytes();
    if (free < needed) throw factsProblems.problem('disk-full', { needed, free });
  }
}

/** What makes two loads the same: table, mode, columns, partition, and every byte of the content. */
function digestOf(load: Load, columns: readonly TargetColumn[], file: LoadFile | undefined): string {
  const content = file
    ? file.digest
    : JSON.stringify(load.source, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
  const parts = [
    load.table,
    load.mode,
    load.partition ?? '',
    columns.map((column) => column.name).join(),
    content,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
