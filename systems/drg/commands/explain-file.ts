import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { compileScheme, Explainer, explanationLines, Grouper, type Scheme } from '@sanyi/grouping';
import { inLocale, type Locale } from '@sanyi/kernel';
import { casesOf } from './case-lines.ts';

/** Writes the reasoning of every case of a file in words (解释文件). */
export async function explainFile(
  scheme: Scheme,
  source: string,
  out: string,
  locale: Locale,
): Promise<void> {
  const explainer = new Explainer(new Grouper(compileScheme(scheme)));
  const target = createWriteStream(out);
  for await (const { id, given } of casesOf(source)) {
    const lines = explanationLines(explainer.explain(given)).map((line) => inLocale(line, locale));
    if (!target.write(`${id} ${lines.join('\n')}\n`)) await once(target, 'drain');
  }
  target.end();
  await finished(target);
}
