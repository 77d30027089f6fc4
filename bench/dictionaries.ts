/**
 * Speed of the code dictionaries (编码字典评测): `npm run bench:dictionaries`.
 * 50,000 made-up codes are imported into every engine present, then searched by code, name and initials through the
 * product's own search, and looked up as the checks of an import do. The ratio compares with a plain scan over the same
 * rows as objects, in the same run. The exit status is 1 when a required time is missed.
 */
import { register } from 'node:module';
import { performance } from 'node:perf_hooks';
import type { Entry } from '../systems/dictionaries/engine/entry.ts';

register('../packages/testing/src/raw-text-loader.mjs', import.meta.url);

const ROWS = 50_000;
const SEARCH_LIMIT = 50;
const LOOKUPS = 100_000;
const LOOKUP_LIMIT = 10;

const PARTS = [
  '急性 慢性 先天性 继发性 多发性 复发性 原发性 创伤性 感染性 药物性 老年性 妊娠期'.split(' '),
  '胃 肺 肝 肾 脑 心肌 胆囊 胰腺 结肠 甲状腺 乳腺 前列腺 膀胱 髋关节 膝关节 腰椎 颈椎 视网膜 角膜 中耳 鼻窦 咽喉 皮肤 淋巴结'.split(
    ' ',
  ),
  '炎 溃疡 结石 梗死 出血 囊肿 息肉 脓肿 损伤 功能不全 恶性肿瘤 良性肿瘤 狭窄 破裂 坏死 纤维化'.split(' '),
  '伴感染 伴出血 伴穿孔 不伴并发症 术后状态 轻度 中度 重度 早期 晚期 活动期 静止期'.split(' '),
] as const;

/** Rows like those of a national list, the same in every run. */
function madeUpCodes(): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < ROWS; at += 1) {
    const letter = String.fromCharCode(65 + (at % 26));
    const category = Math.floor(at / 26) % 100;
    const rest = Math.floor(at / 2_600);
    const code = `${letter}${String(category).padStart(2, '0')}.${rest % 10}00x${String(rest).padStart(3, '0')}`;
    const name = PARTS.map(
      (list, place) => list[(at * (7 + place * 6) + (at >> (place + 2))) % list.length],
    ).join('');
    entries.push({ code, name: `${name}（${at}型）`, grey: at % 97 === 0 });
  }
  return entries;
}

const QUERIES = [
  'A01.1',
  'x0',
  'k35',
  '12',
  '胃',
  '急性胃',
  '慢性肾功能不全伴感染',
  'mx',
  'jxw',
  'zzzzzz',
  '没有这个病',
  'cq',
];

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** A function of its own, so that it is compiled as the loop of an import is. */
function countKnown(set: { has(code: string): boolean }, codes: readonly string[]): number {
  let known = 0;
  for (const code of codes) if (set.has(code)) known += 1;
  return known;
}

async function main(): Promise<void> {
  const { openRecords } = await import('@sanyi/records');
  const { findPostgres, startPostgres } = await import('../packages/testing/src/postgres-server.ts');
  const { applyImport, orderOf } = await import('../systems/dictionaries/store/apply-import.ts');
  const { migrations } = await import('../systems/dictionaries/store/migrations.ts');
  const { initialsOf } = await import('../systems/dictionaries/store/initials.ts');
  const { searchDictionaries } = await import('../systems/dictionaries/store/search.ts');
  const { codeSet } = await import('../systems/dictionaries/store/code-sets.ts');
  const entries = madeUpCodes();
  const plain = entries.map((entry) => ({
    ...entry,
    lower: entry.code.toLowerCase(),
    initials: initialsOf(entry.name),
  }));
  const scan = (wanted: string) =>
    plain.filter(
      (row) => row.lower.includes(wanted) || row.name.includes(wanted) || row.initials.includes(wanted),
    );
  const misses: string[] = [];
  const binaries = findPostgres();
  const server = binaries ? await startPostgres(binaries) : null;
  try {
    for (const engine of server ? (['pglite', 'postgres'] as const) : (['pglite'] as const)) {
      const records = await openRecords(
        engine === 'postgres' && server ? { kind: 'postgres', url: server.adminUrl } : { kind: 'memory' },
      );
      try {
        await records.migrate(migrations);
        const order = orderOf(
          {
            target: { system: 'icd-10', content: 'codes' },
            edition: 'insurance-2.0',
            validFrom: null,
            complete: true,
            fileName: 'bench',
            sha256: '0'.repeat(64),
          },
          entries,
        );
        const options = {
          importer: { system: 'bench' },
          requestId: null,
          skipWrong: false,
          confirmRetire: false,
        };
        let began = performance.now();
        await records.asSystem('bench', (tx) => applyImport(tx, order, options));
        const importMs = performance.now() - began;
        began = performance.now();
        await records.asSystem('bench', (tx) => applyImport(tx, order, options));
        const againMs = performance.now() - began;
        const search = (text: string) =>
          records.asSystem('bench', (tx) => searchDictionaries(records, tx, { text }, '2026-01-01'), {
            quiet: true,
          });
        began = performance.now();
        await search('A01');
        const firstMs = performance.now() - began;
        const ours: number[] = [];
        const theirs: number[] = [];
        for (let turn = 0; turn < 20; turn += 1)
          for (const query of QUERIES) {
            began = performance.now();
            await search(query);
            ours.push(performance.now() - began);
            began = performance.now();
            scan(query.toLowerCase());
            theirs.push(performance.now() - began);
          }
        const set = await records.asSystem('bench', (tx) =>
          codeSet(records, tx, { system: 'icd-10', edition: 'insurance', on: '2026-01-01' }),
        );
        // Fresh texts, as a parser makes them: nothing of them is hashed yet.
        const lookups: number[] = [];
        for (let turn = 0; turn < 20; turn += 1) {
          const codes = Array.from({ length: LOOKUPS }, (_, at) =>
            Buffer.from(entries[(at * 31) % ROWS]?.code ?? '').toString('latin1'),
          );
          const used = process.cpuUsage();
          const known = set === null ? 0 : countKnown(set, codes);
          const { user, system } = process.cpuUsage(used);
          lookups.push((user + system) / 1000);
          if (known !== LOOKUPS) misses.push(`${engine}: ${LOOKUPS - known} codes not found`);
        }
        const [middle, high, most] = [percentile(ours, 0.5), percentile(ours, 0.95), Math.max(...ours)];
        const lookup = Math.min(...lookups);
        console.log(`${engine} ${records.engine.version}, ${ROWS} codes`);
        console.log(
          `  import            ${importMs.toFixed(0)} ms (${Math.round((ROWS / importMs) * 1000)} rows/s); the same once more ${againMs.toFixed(0)} ms`,
        );
        console.log(`  first search      ${firstMs.toFixed(0)} ms (reads the codes)`);
        console.log(
          `  search            median ${middle.toFixed(2)} ms, p95 ${high.toFixed(2)} ms, most ${most.toFixed(2)} ms`,
        );
        console.log(
          `  plain scan        median ${percentile(theirs, 0.5).toFixed(2)} ms, p95 ${percentile(theirs, 0.95).toFixed(2)} ms`,
        );
        console.log(
          `  ratio             ${(percentile(theirs, 0.5) / middle).toFixed(1)} × (median), ${(theirs.reduce((sum, one) => sum + one, 0) / ours.reduce((sum, one) => sum + one, 0)).toFixed(1)} × (sum)`,
        );
        console.log(
          `  ${LOOKUPS} look-ups  best ${lookup.toFixed(1)} ms, median ${percentile(lookups, 0.5).toFixed(1)} ms of processor time`,
        );
        if (middle > SEARCH_LIMIT)
          misses.push(`${engine}: search ${middle.toFixed(0)} ms > ${SEARCH_LIMIT} ms`);
        if (lookup > LOOKUP_LIMIT)
          misses.push(`${engine}: look-ups ${lookup.toFixed(1)} ms > ${LOOKUP_LIMIT} ms`);
      } finally {
        await records.close();
      }
    }
    if (!server) console.log('PostgreSQL was not found; PGlite only.');
  } finally {
    await server?.stop();
  }
  for (const miss of misses) console.error(`MISSED ${miss}`);
  process.exitCode = misses.length > 0 ? 1 : 0;
}

await main();
