import type { LocalText } from '@sanyi/kernel';
import type { PostgresPool } from 'kysely';
import type { ReadMemory } from './read-memory.ts';

/** Which engine the records run on (业务库引擎) and what it promises, as the product shows it. */
export interface EngineFacts {
  readonly kind: 'pglite' | 'postgres';
  readonly version: string;
  readonly promise: LocalText;
}

/** An opened engine: a pool for Kysely and the way to close it. */
export interface OpenedEngine {
  readonly facts: EngineFacts;
  /** The database account, for messages. */
  readonly user: string;
  readonly pool: PostgresPool;
  /** Where this process alone writes to the database; null on a server that others use as well. */
  readonly memory: ReadMemory | null;
  poolStatus(): { readonly total: number; readonly idle: number; readonly waiting: number };
  /** Idempotent. */
  close(): Promise<void>;
}

export const enginePromises: Readonly<Record<'embedded' | 'memory' | 'postgres', LocalText>> = {
  embedded: {
    zh: '内置数据库（PGlite）：单进程，适合试用和演示；写入不强制落盘，断电可能丢失最近的数据。正式使用请接 PostgreSQL。',
    en: 'Embedded database (PGlite): one process, for trial and demonstration; writes are not forced to disk, so a power cut may lose the latest rows. Use PostgreSQL for real work.',
  },
  memory: {
    zh: '内存数据库（PGlite）：仅用于测试，程序退出后数据即消失。',
    en: 'In-memory database (PGlite): for tests only; rows vanish when the program ends.',
  },
  postgres: {
    zh: 'PostgreSQL：提交即落盘，支持多进程和在线备份，用于正式运行。',
    en: 'PostgreSQL: durable at commit, several processes, online backup; for real work.',
  },
};
