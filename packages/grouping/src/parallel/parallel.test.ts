import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import {
  CASE_HEADING,
  CaseHeaderError,
  caseLine,
  columnsOf,
  compileScheme,
  Grouper,
  teachingScheme,
} from '../index.ts';
import { RandomCases } from '../testing/random-cases.ts';
import { GroupingPool, groupFile, sharedColumns } from './index.ts';

const compiled = compileScheme(teachingScheme);
const grouper = new Grouper(compiled);
const random = new RandomCases(teachingScheme, 11);
const cases = Array.from({ length: 150_000 }, () => random.next());
const pools = [1, 2].map((threads) => new GroupingPool(teachingScheme, threads));
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

test('one thread, two threads and no thread at all give the same answers', async () => {
  const columns = sharedColumns(columnsOf(compiled, cases));
  const alone = new Uint16Array(cases.length);
  grouper.groupColumns(columns, alone);
  for (const pool of pools) expect(await pool.columns(columns)).toEqual(alone);
});

test('a case has the same answer wherever it stands, and all of them are the same on every Node', async () => {
  const alone = new Uint16Array(cases.length);
  grouper.groupColumns(columnsOf(compiled, cases), alone);
  // A step without a common divisor visits every place once.
  const shuffled = cases.map((_, place) => (place * 91_193) % cases.length);
  const turned = sharedColumns(
    columnsOf(
      compiled,
      shuffled.map((place) => cases[place] as (typeof cases)[number]),
    ),
  );
  for (const pool of pools) {
    const answers = await pool.columns(turned);
    expect(shuffled.filter((place, at) => answers[at] !== alone[place])).toEqual([]);
  }
  const text = Array.from(alone, (answer) => Object.values(compiled.answers[answer] ?? {}).join(' ')).join(
    '\n',
  );
  expect(createHash('sha256').update(text).digest('hex')).toBe(
    'dd642138e0809f20bb44efef29c84ae4e648304efefdb57bd0bd814e7db714cd',
  );
});

async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  // As a stream of a file gives them: views of one piece of memory.
  const whole = Buffer.from(bytes);
  for (let at = 0; at < bytes.length; at += size) yield whole.subarray(at, at + size);
}

async function grouped(pool: GroupingPool | undefined, text: string, size: number): Promise<string> {
  if (!pool) throw new Error('no pool');
  let answers = '';
  await groupFile(pool, piecesOf(new TextEncoder().encode(text), size), (bytes) => {
    answers += new TextDecoder().decode(bytes);
  });
  return answers;
}

test('a file is answered in its order, however it is cut and whether its last line ends', async () => {
  const few = cases.slice(0, 2_000);
  const text = CASE_HEADING + few.map((item, place) => caseLine(`c${place}`, item)).join('');
  const expected = few.map((item, place) => {
    const { mdc, adrg, drg, status, reason } = grouper.group(item);
    return `c${place},${mdc},${adrg},${drg},${status},${reason ?? ''}`;
  });
  for (const size of [37, 10_000, 1_000_000]) {
    const lines = (await grouped(pools[1], text, size)).trimEnd().split('\n');
    expect(lines.slice(1)).toEqual(expected);
  }
  expect(await grouped(pools[0], text.trimEnd(), 500)).toBe(await grouped(pools[1], text, 50_000));
});

test('a header that cannot be used is refused, a line that is too long is answered and passed over', async () => {
  await expect(grouped(pools[0], 'case_id,dx\nc1,A\n', 100)).rejects.toThrow(CaseHeaderError);
  await expect(grouped(pools[0], 'x'.repeat(2_000_000), 100_000)).rejects.toThrow(CaseHeaderError);
  const long = `long,${'K80.000|'.repeat(300_000)},\n`;
  const text = `case_id,dx,op,sex\na,J18.900,,1\n${long}b,J18.900,,1\n${long.trimEnd()}`;
  const told = 'long,0000,00,0000,ungroupable,line-too-long';
  for (const size of [100_000, 3_000_000]) {
    const [, a, first, b, second] = (await grouped(pools[1], text, size)).split('\n');
    expect([a, b]).toEqual(['a,MDCE,ER2,ER25,grouped,', 'b,MDCE,ER2,ER25,grouped,']);
    // In one large piece the line is whole and its codes are counted; either way it is answered in its place.
    for (const answer of [first, second])
      expect([told, 'long,0000,00,0000,ungroupable,too-many-codes']).toContain(answer);
  }
  expect(await grouped(pools[1], text, 100_000)).toContain(told);
});
