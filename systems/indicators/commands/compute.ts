import { parseArgs } from 'node:util';
import { hostOf, type Platform } from '@sanyi/api';
import { type CommandContext, type ExitCode, inLocale, Problem } from '@sanyi/kernel';
import { type ComputeResult, computeRegion } from '../jobs/compute.ts';
import { indicatorProblems } from '../problems.ts';

/** The folder belongs to another process: a store says so by one of these. */
const OWNED: readonly string[] = ['records/locked', 'facts/folder-in-use'];

/**
 * `sanyi indicators compute [--full] [--json]` (计算指标): prepares the sums of every region from its data; only of months whose
 * rows changed, without `--full`.
 */
export async function computeCommand(context: CommandContext): Promise<ExitCode> {
  const { args, locale, print } = context;
  const { values } = parseArgs({
    args: [...args],
    options: { full: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const { platform, close } = await opened(context);
  try {
    const results = await computeRegions(platform, values.full);
    if (values.json) print(JSON.stringify(results, null, 1));
    else for (const { name, result } of results) print(inLocale(told(name, result), locale));
    return 0;
  } finally {
    await close();
  }
}

interface RegionResult {
  readonly name: string;
  readonly scopePath: string;
  readonly result: ComputeResult;
}

/** Computes every region that holds organisations of its own, one after the other (逐区计算). */
async function computeRegions(platform: Platform, full: boolean): Promise<RegionResult[]> {
  const regions = await platform.records.asSystem('regions for a command', (tx) =>
    tx
      .selectFrom('platform.organisation')
      .select(['path', 'name_zh'])
      .where('kind', '=', 'region')
      .orderBy('path')
      .execute(),
  );
  const { signal } = new AbortController();
  const results: RegionResult[] = [];
  for (const { path, name_zh } of regions) {
    const work = { scopePath: path, askedByName: '命令行', full, signal, tell: () => undefined };
    results.push({ name: name_zh, scopePath: path, result: await computeRegion(platform, work) });
  }
  return results;
}

function told(name: string, { runNo, months, rows, milliseconds }: ComputeResult) {
  if (runNo === null)
    return { zh: `${name}：数据没有变动，无需计算。`, en: `${name}: nothing changed, nothing to compute.` };
  const seconds = (milliseconds / 1000).toFixed(1);
  const [first = '', last = ''] = [months[0]?.slice(0, 7), months.at(-1)?.slice(0, 7)];
  return {
    zh: `${name}：计算 ${months.length} 个月（${first} 至 ${last}），${rows} 行汇总，${seconds} 秒。`,
    en: `${name}: ${months.length} months (${first} to ${last}), ${rows} sums, ${seconds} s.`,
  };
}

/** @throws Problem `indicators/compute-while-served` */
async function opened(context: CommandContext) {
  const host = hostOf(context);
  try {
    return await host.open();
  } catch (error) {
    if (!(error instanceof Problem) || !OWNED.includes(error.code)) throw error;
    throw indicatorProblems.problem('compute-while-served', { address: host.address }, { cause: error });
  }
}
