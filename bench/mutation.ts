/**
 * Mutation score of schemes (方案变异评测): `npm run bench:mutation [-- --per-kind 40] [-- --scheme teaching]`, all mutants with `--per-kind 0`.
 * One thing is made wrong in a copy of a scheme; the golden cases (where the scheme has some), the cases at its edges or the linter must
 * notice. Per kind: noticed of looked at, by which of the three, how many copies are proved to be the same scheme, and each survivor. The
 * exit status is 1 where less than 95 % are noticed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type GroupingCase, importNeutral, type Scheme, teachingScheme } from '@sanyi/grouping';
import { mutationScore } from '@sanyi/grouping/testing';
import { goldenOf } from './grouping/material.ts';

const { values } = parseArgs({
  options: { 'per-kind': { type: 'string', default: '12' }, scheme: { type: 'string', default: '' } },
});
const perKind = Number(values['per-kind']) || Number.POSITIVE_INFINITY;
const REQUIRED = 0.95;
const shared = join(import.meta.dirname, '../../shared');
const PUBLIC: readonly (readonly [string, string | null])[] = [
  ['chs-drg-1.1', 'chs_drg_11'],
  ['zhejiang-2022', 'zhejiang_2022'],
  ['harbin-2022', null],
];

function* subjects(): Generator<{ name: string; scheme: Scheme; golden: GroupingCase[] }> {
  yield { name: 'teaching', scheme: teachingScheme, golden: [] };
  for (const [name, golden] of PUBLIC) {
    const file = join(shared, `schemes/${name}.json`);
    if (!existsSync(file)) {
      console.log(`!!! ../shared/schemes/${name}.json is absent: not judged !!!`);
      continue;
    }
    yield {
      name,
      scheme: importNeutral(JSON.parse(readFileSync(file, 'utf8'))).scheme,
      golden: golden === null ? [] : goldenOf(golden),
    };
  }
}

let missed = false;
for (const { name, scheme, golden } of subjects()) {
  if (values.scheme && values.scheme !== name) continue;
  console.log(`${name}  黄金病例 golden cases: ${golden.length}`);
  let all = 0;
  let noticed = 0;
  for (const [kind, score] of mutationScore(scheme, golden, perKind)) {
    const found = score.golden + score.probes + score.lint;
    all += score.mutants;
    noticed += found;
    console.log(
      `  ${kind.padEnd(16)} ${found}/${score.mutants}  golden ${score.golden}  边界 edges ${score.probes}  检查 lint ${score.lint}  等价 same ${score.same}`,
    );
    for (const place of score.survivors) console.log(`      存活 survives: ${place}`);
  }
  const share = all === 0 ? 0 : noticed / all;
  if (share < REQUIRED) missed = true;
  console.log(
    `  合计 together ${noticed}/${all} = ${(share * 100).toFixed(1)} %  ${share < REQUIRED ? '未达到 missed' : '达到 reached'}`,
  );
}
process.exitCode = missed ? 1 : 0;
