import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { issueTexts } from './issue-texts.ts';

const engine = join(import.meta.dirname, '..');

/** All source of the engine but the texts themselves, fixtures and tests. */
function sources(): string {
  return readdirSync(engine, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^(issues|fixtures|formats)/.test(file),
    )
    .map((file) => readFileSync(join(engine, file), 'utf8'))
    .join('\n');
}

it('every code is used, and every code that is used has its words', () => {
  const text = sources();
  const unused = Object.keys(issueTexts).filter((code) => !text.includes(`'${code}'`));
  expect(unused).toEqual([]);
  const used = [...text.matchAll(/\.(?:warn|reject)\(\s*[^,;]+?,\s*'([a-z-]+)'/g)].map(
    (match) => match[1] ?? '',
  );
  expect(used.length).toBeGreaterThan(60);
  expect(used.filter((code) => !Object.hasOwn(issueTexts, code))).toEqual([]);
});

it('both languages say something, with the same facts', () => {
  for (const [code, { message, cure }] of Object.entries(issueTexts)) {
    const facts = (sentence: string) => [...new Set(sentence.match(/\{[a-z]+\}/g))].sort();
    for (const text of [message, cure]) expect(text.zh && text.en, code).toBeTruthy();
    expect(facts(cure.zh), code).toEqual(facts(cure.en));
    for (const fact of facts(message.en)) expect(facts(message.zh), code).toContain(fact);
  }
});
