import { catalogue } from '../catalogue/index.ts';
import { generateShard, planRegion } from '../engine/generate.ts';
import type { RegionPlan } from '../engine/plan.ts';
import type { ShardTotals } from '../engine/rows.ts';
import { insurerPath, templatePath } from './files.ts';
import type { InsurerTable } from './insurer/columns.ts';
import { csvSink, type InsurerSink, writeInsurer } from './insurer/write-insurer.ts';
import { type BlockOutput, Output } from './output.ts';
import { ParquetPart } from './parquet-part.ts';
import { arrangeSenders, type Senders } from './senders.ts';
import { engineOptions, shardsOfBlock, type WriteSettings } from './settings.ts';
import { indexShard, type RegionLookup, regionLookup } from './shard-context.ts';
import { prescriptionTemplate } from './templates.ts';
import { writeHospitals } from './write-hospitals.ts';
import { writeOffices } from './write-offices.ts';
import { writeTruth } from './write-truth.ts';

/** A block as it travels back from its thread (批次结果). */
export interface WrittenBlock extends BlockOutput {
  readonly block: number;
  readonly totals: readonly ShardTotals[];
}

/** Writes the blocks of one region (批次书写器); each thread has one, and all say the same. */
export class BlockWriter {
  readonly #settings: WriteSettings;
  readonly #plan: RegionPlan;
  readonly #lookup: RegionLookup;
  readonly #senders: Senders;
  readonly #gb18030: ReadonlySet<string>;
  readonly #lengths = new Map<string, number>();

  constructor(settings: WriteSettings) {
    this.#settings = settings;
    this.#plan = planRegion(catalogue, engineOptions(settings));
    this.#lookup = regionLookup(this.#plan.institutionRows, catalogue.items);
    this.#senders = arrangeSenders(this.#plan.institutionRows, settings.years);
    this.#gb18030 = new Set(
      this.#senders.files.filter((file) => file.encoding === 'gb18030').map((file) => file.path),
    );
  }

  /** Generates and writes the shards of a block in their order. */
  write(block: number): WrittenBlock {
    const output = new Output(this.#gb18030, this.#lengths);
    const parts = new Map<string, ParquetPart>();
    const parquet = this.#settings.format === 'parquet';
    const part = parquet ? `_${String(block + 1).padStart(4, '0')}` : '';
    const sink = parquet ? parquetSink(parts, part) : csvSink(output);
    const size = shardsOfBlock(this.#settings);
    const totals: ShardTotals[] = [];
    const prescriptions = parquet ? prescriptionPart(parts, part) : null;
    for (let shard = block * size; shard < Math.min(this.#plan.shards, (block + 1) * size); shard += 1) {
      const rows = generateShard(this.#plan, shard);
      const index = indexShard(rows, this.#lookup);
      writeInsurer(rows, index, this.#lookup, sink, output);
      writeHospitals(index, this.#lookup, this.#senders, output);
      writeOffices(rows, index, this.#settings.residents, output, prescriptions);
      writeTruth(
        rows,
        index,
        {
          senders: this.#senders,
          residents: this.#settings.residents,
          part,
          extension: parquet ? 'parquet' : 'csv',
        },
        output,
      );
      totals.push(rows.totals);
    }
    return {
      block,
      totals,
      pieces: [...output.pieces(), ...[...parts].map(([path, file]) => ({ path, bytes: file.finish() }))],
      sheets: output.sheets(),
      summary: output.summary.entries(),
    };
  }
}

function prescriptionPart(parts: Map<string, ParquetPart>, part: string): ParquetPart {
  const file = new ParquetPart(prescriptionTemplate.columns.map((column) => column.heading));
  parts.set(templatePath('prescriptions', 'parquet', part), file);
  return file;
}

/** Rows of core tables into Parquet, one file for each table and year of the block (核心表写为 Parquet). */
function parquetSink(parts: Map<string, ParquetPart>, part: string): InsurerSink {
  return {
    add(table: InsurerTable, year, writer, row) {
      const path = insurerPath(table, year, 'parquet', part);
      let file = parts.get(path);
      if (!file) {
        file = new ParquetPart(writer.filled);
        parts.set(path, file);
      }
      file.add(writer, row);
    },
  };
}
