import { expect, test } from 'vitest';
import { createStaging, dropStaging, joinPresent, takeEffect } from './load/staging.ts';
import { expandMacros } from './macros.ts';

/**
 * The form statements take on a cluster. There is no cluster to run them on here; what is checked is that the text is
 * the one that was thought through, and that one source gives both forms.
 */
const cluster = { database: 'sanyi', cluster: 'region' };
const node = { database: 'sanyi', cluster: '' };

const VISIT = `CREATE TABLE IF NOT EXISTS {local:visit} {on_cluster} (person String, day Date)
ENGINE = {engine:ReplacingMergeTree(day)} ORDER BY person SETTINGS {durable}`;

test('one source, two forms', () => {
  expect(expandMacros(VISIT, node).replace(/\s+/g, ' ')).toBe(
    'CREATE TABLE IF NOT EXISTS `sanyi`.`visit` (person String, day Date) ENGINE = ReplacingMergeTree(day) ' +
      'ORDER BY person SETTINGS fsync_after_insert = 1, fsync_part_directory = 1',
  );
  expect(expandMacros(VISIT, cluster).replace(/\s+/g, ' ')).toBe(
    'CREATE TABLE IF NOT EXISTS `sanyi`.`visit_local` ON CLUSTER `region` (person String, day Date) ' +
      'ENGINE = ReplicatedReplacingMergeTree(day) ORDER BY person ' +
      'SETTINGS fsync_after_insert = 1, fsync_part_directory = 1',
  );
  const shards = '{shards:visit by cityHash64(person)}';
  expect(expandMacros(shards, node)).toBe('');
  expect(expandMacros(shards, cluster)).toBe(
    'CREATE TABLE IF NOT EXISTS `sanyi`.`visit` ON CLUSTER `region` AS `sanyi`.`visit_local` ' +
      'ENGINE = Distributed(`region`, `sanyi`, `visit_local`, cityHash64(person))',
  );
  expect(() => expandMacros('{shards:visit}', cluster)).toThrow('facts/not-allowed');
});

test('a load on a cluster goes through a staging table of its own on every shard', () => {
  const place = { ...cluster, table: 'visit', staging: 'facts_staging_1' };
  const spread = "Distributed('region', 'sanyi', 'visit_local', cityHash64(person))";
  expect(createStaging(place, spread)).toEqual([
    'CREATE TABLE `sanyi`.`facts_staging_1_local` ON CLUSTER `region` AS `sanyi`.`visit_local`',
    'CREATE TABLE `sanyi`.`facts_staging_1` ON CLUSTER `region` AS `sanyi`.`facts_staging_1_local` ' +
      "ENGINE = Distributed('region', 'sanyi', 'facts_staging_1_local', cityHash64(person))",
  ]);
  expect(takeEffect(place, 'replace-partition', ['202601'], false)).toEqual([
    'ALTER TABLE `sanyi`.`visit_local` ON CLUSTER `region` ' +
      "REPLACE PARTITION ID '202601' FROM `sanyi`.`facts_staging_1_local`",
  ]);
  expect(joinPresent(place, ['202601'])).toEqual([
    'ALTER TABLE `sanyi`.`facts_staging_1_local` ON CLUSTER `region` ' +
      "ATTACH PARTITION ID '202601' FROM `sanyi`.`visit_local`",
  ]);
  expect(takeEffect(place, 'replace-partition', ['202601'], true)).toEqual([
    "ALTER TABLE `sanyi`.`visit_local` ON CLUSTER `region` DROP PARTITION ID '202601'",
  ]);
  expect(takeEffect(place, 'replace-all', [], false)).toEqual([
    'EXCHANGE TABLES `sanyi`.`visit_local` AND `sanyi`.`facts_staging_1_local` ON CLUSTER `region`',
  ]);
  expect(dropStaging(place)).toEqual([
    'DROP TABLE IF EXISTS `sanyi`.`facts_staging_1` ON CLUSTER `region` SYNC',
    'DROP TABLE IF EXISTS `sanyi`.`facts_staging_1_local` ON CLUSTER `region` SYNC',
  ]);
});
