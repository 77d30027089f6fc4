import { parseArgs } from 'node:util';
import { type CommandContext, type ExitCode, inLocale, type LocalText } from '@sanyi/kernel';
import type { RegionRequest } from '../port.ts';
import { regionPort } from '../write/region-port.ts';

const USAGE: LocalText = {
  zh: '用法：sanyi region generate --residents N --seed S --year Y --out DIR [--years N] [--stays N] [--visits N] [--truths a,b|all|none] [--format text|parquet] [--workers N]',
  en: 'Usage: sanyi region generate --residents N --seed S --year Y --out DIR [--years N] [--stays N] [--visits N] [--truths a,b|all|none] [--format text|parquet] [--workers N]',
};

interface Call {
  readonly request: RegionRequest;
  readonly directory: string;
}

function callOf(args: readonly string[]): Call | null {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      residents: text,
      seed: text,
      year: text,
      years: text,
      stays: text,
      visits: text,
      out: text,
      truths: text,
      format: text,
      workers: text,
    },
  });
  const { residents, seed, year, years, stays, visits, out, truths = 'all', format, workers } = values;
  if (residents === undefined || seed === undefined || year === undefined || out === undefined) return null;
  if (format !== undefined && format !== 'text' && format !== 'parquet') return null;
  return {
    directory: out,
    request: {
      residents: Number(residents),
      seed: Number(seed),
      year: Number(year),
      ...(years === undefined ? {} : { years: Number(years) }),
      ...(stays === undefined ? {} : { stays: Number(stays) }),
      ...(visits === undefined ? {} : { visits: Number(visits) }),
      ...(truths === 'all' ? {} : { truths: truths === 'none' ? [] : truths.split(',') }),
      ...(format === undefined ? {} : { format }),
      ...(workers === undefined ? {} : { workers: Number(workers) }),
    },
  };
}

/**
 * `sanyi region generate` (生成演练区域): writes all files of a practice region below `--out`, with a line of progress for each
 * percent.
 *
 * 0: written. 1: refused. 2: called wrongly.
 */
export async function generateCommand({ args, locale, print }: CommandContext): Promise<ExitCode> {
  const call = callOf(args);
  if (!call) {
    print(inLocale(USAGE, locale));
    return 2;
  }
  const started = performance.now();
  let shown = -1;
  await regionPort.generate(call.request, call.directory, ({ percent, residents }) => {
    if (percent === shown) return;
    shown = percent;
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    print(
      inLocale(
        {
          zh: `${percent}%  已生成 ${residents} 名居民，用时 ${seconds} 秒`,
          en: `${percent}%  ${residents} residents written, ${seconds} s`,
        },
        locale,
      ),
    );
  });
  return 0;
}
