import { describe, expect, test } from 'vitest';
import { type ContractPlace, codeOf } from './place.ts';

/** Migrations run once, in order, and never change (迁移契约). */
export function migrationsContract(place: () => ContractPlace): void {
  describe('migrations', () => {
    const one = { system: 'plan', number: 1, name: 'goal', sql: GOAL_1 };
    const two = { system: 'plan', number: 2, name: 'goal_note', sql: GOAL_2 };

    test('run once, in order, and may not change', async () => {
      expect(await place().facts.migrate([one])).toEqual({ applied: ['plan/1 goal'], alreadyApplied: 0 });
      expect(await place().facts.migrate([one, two])).toEqual({
        applied: ['plan/2 goal_note'],
        alreadyApplied: 1,
      });
      expect(await place().facts.migrate([one, two])).toEqual({ applied: [], alreadyApplied: 2 });
      await place().facts.load({
        table: 'goal',
        mode: 'append',
        token: 'goal',
        source: { rows: [['g', 'n;o']] },
      });
      expect(await place().facts.query('SELECT * FROM {db}.goal')).toEqual([{ id: 'g', note: 'n;o' }]);
      const windows = { ...one, sql: one.sql.replaceAll('\n', '\r\n') };
      expect(await place().facts.migrate([windows, two])).toEqual({ applied: [], alreadyApplied: 2 });
      expect(await codeOf(place().facts.migrate([{ ...one, sql: `${one.sql} ` }, two]))).toBe(
        'facts/migration-refused',
      );
      expect(await codeOf(place().facts.migrate([one]))).toBe('facts/migration-refused');
    });

    test('a script that could not be repeated is refused before anything runs', async () => {
      const script = (sql: string) => place().facts.migrate([{ system: 'other', number: 1, name: 'x', sql }]);
      expect(await codeOf(script('CREATE TABLE {db}.o (a UInt8) ENGINE = Memory'))).toBe(
        'facts/migration-refused',
      );
      expect(await codeOf(script('INSERT INTO {db}.goal SELECT 1'))).toBe('facts/migration-refused');
      expect(await codeOf(script('ALTER TABLE {db}.goal ADD COLUMN b UInt8'))).toBe(
        'facts/migration-refused',
      );
      expect(await codeOf(script('-- nothing'))).toBe('facts/migration-refused');
      const gap = place().facts.migrate([{ system: 'gap', number: 2, name: 'x', sql: GOAL_1 }]);
      expect(await codeOf(gap)).toBe('facts/migration-refused');
    });

    test('a script that fails half-way runs again from its beginning', async () => {
      const broken = {
        system: 'half',
        number: 1,
        name: 'x',
        sql: `${HALF}; ALTER TABLE {db}.missing ADD COLUMN IF NOT EXISTS a UInt8`,
      };
      expect(await codeOf(place().facts.migrate([broken]))).toBe('facts/bad-statement');
      expect(await place().facts.migrate([{ ...broken, sql: HALF }])).toEqual({
        applied: ['half/1 x'],
        alreadyApplied: 0,
      });
    });
  });
}

const GOAL_1 = `-- goals; one row each
CREATE TABLE IF NOT EXISTS {db}.goal (
  id String -- the id; text
) ENGINE = {engine:MergeTree} ORDER BY id;
`;

const GOAL_2 = "ALTER TABLE {db}.goal ADD COLUMN IF NOT EXISTS note String DEFAULT ';'";

const HALF = 'CREATE TABLE IF NOT EXISTS {db}.half (a UInt8) ENGINE = {engine:MergeTree} ORDER BY a';
