import type { LocalText } from '@sanyi/kernel';
import type { Lane } from './lanes.ts';
import type { Settings } from './limits.ts';
import type { Parameters } from './parameters.ts';
import type { JsonValue } from './values.ts';

/** One statement on its way to an engine: macros expanded, checked, without FORMAT. */
export interface Statement {
  readonly sql: string;
  readonly parameters: Parameters;
  readonly settings: Settings;
  readonly lane: Lane;
  /** Unique text that is part of the statement, by which it is found and stopped. */
  readonly marker: string;
  readonly signal: AbortSignal | undefined;
}

/** Rows as the engine wrote them, with the names and types of the columns. */
export interface RawRows {
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly rows: readonly JsonValue[][];
}

/** Text formats a load may come in (装载格式). */
export type TextFormat = 'CSV' | 'TabSeparated' | 'JSONEachRow' | 'JSONCompactEachRow';

/** A temporary file of ours to be read by the engine, every column as text. */
export interface FileReading {
  readonly path: string;
  readonly format: TextFormat;
  /** `c0 Nullable(String), …` as the engine's structure text. */
  readonly structure: string;
  /** The INSERT before its SELECT: `INSERT INTO db.raw (line, c0)`. */
  readonly insert: string;
  /** The columns selected after the record number. */
  readonly columns: readonly string[];
  /** False where the INSERT takes no record number: the engine may then read in several threads. */
  readonly numbered?: false;
  /** Condition of the SELECT. */
  readonly where?: string;
  readonly settings: Settings;
  readonly marker: string;
  readonly signal: AbortSignal | undefined;
}

/** What an engine says about itself (引擎说明). */
export interface EngineFacts {
  readonly kind: 'chdb' | 'clickhouse';
  readonly name: string;
  readonly version: string;
  /** What survives a crash, a power cut and a half-finished load, in plain words. */
  readonly promise: LocalText;
  /** Name of the cluster the tables are spread over, or '' on one node. */
  readonly cluster: string;
}

/** What both engines can do; everything else is built on this once (引擎接口). */
export interface Engine {
  readonly facts: EngineFacts;
  /** The only database name that unqualified names may mean. */
  readonly database: string;
  /** Folder for temporary files, emptied of leftovers when the engine opened. */
  readonly spool: string;
  /** True when no other process can be loading: leftovers of loads may be finished or undone at opening. */
  readonly alone: boolean;
  rows(statement: Statement): Promise<RawRows>;
  stream(statement: Statement): AsyncIterable<RawRows>;
  /** A statement without result, without limits of its own. */
  command(sql: string, parameters: Parameters, marker: string, signal?: AbortSignal): Promise<void>;
  /** `INSERT … SELECT` from a temporary file of ours, with the record number (from 1) as first column unless it is not wanted. */
  readFile(reading: FileReading): Promise<void>;
  /** Stops every statement that carries the marker; returns how many were found. */
  kill(marker: string): Promise<number>;
  freeBytes(): Promise<number>;
  readonly load: { readonly running: number; readonly waiting: number };
  close(graceMilliseconds: number): Promise<void>;
}
