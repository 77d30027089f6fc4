import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';
import { lineOf, type SourceTree } from './source-tree.ts';

const BINARY = /\.(png|jpe?g|gif|ico|woff2?|ttf|otf|docx|xlsx|pdf|zip|gz|tar|wasm)$/;
/** Length of a run of Chinese characters that two texts do not share by chance. */
const RUN = 20;

/** The name of the reform and of the bodies that lead it: every paper on it writes them, so they interrupt a run. */
const NAMES = /深化医药卫生体制改革|(?<=.)领导小组(办公室|各?成员单位)|学习推广|关于印发/gu;

const TRACES: readonly { readonly pattern: RegExp; readonly message: string; readonly cure: string }[] = [
  {
    pattern: /(?<![\w.~-])\/(work|root)\/[\w.-]+|(?<![\w.~-])\/(home|Users)\/[a-z][\w-]*\//g,
    message: 'a path of one machine',
    cure: 'write paths relative to the root of the repository',
  },
  {
    pattern: /https?:\/\/[^\s"'`)]*(registry\.|npmmirror|artifactory|verdaccio|nexus)[^\s"'`)]*/g,
    message: 'the address of a package registry',
    cure: 'leave it out; npm uses the registry of its user',
  },
];

/** Checks that nothing of one machine is in the files: its paths, its package registry (本机痕迹). */
export function checkTraces(tree: SourceTree): Finding[] {
  return textFiles(tree)
    .filter((file) => !file.startsWith('tools/check/'))
    .flatMap((file) =>
      TRACES.flatMap(({ pattern, message, cure }) =>
        [...tree.text(file).matchAll(pattern)].map((match) => ({
          file,
          line: lineOf(tree.text(file), match.index),
          message: `${message}: ${match[0].slice(0, 60)}`,
          cure,
        })),
      ),
    );
}

/**
 * Checks that no sentence of the source papers beside the checkout stands in a file: no run of 20 Chinese characters,
 * punctuation and spaces left out, except titles and issuers registered in `parameters/sources.yaml`.
 *
 * @param papers folder of the papers as text; when it is absent the answer is `null` and the caller says so
 */
export function checkBorrowedSentences(tree: SourceTree, papers: string): Finding[] | null {
  if (!existsSync(papers)) return null;
  const register = 'parameters/sources.yaml';
  const allowed = tree.has(register) ? runsOf(hanOnly(tree.text(register)).text) : new Set<string>();
  const borrowed = new Set<string>();
  for (const name of readdirSync(papers).filter((file) => file.endsWith('.txt')))
    for (const run of runsOf(hanOnly(readFileSync(join(papers, name), 'utf8')).text))
      if (!allowed.has(run)) borrowed.add(run);
  return textFiles(tree).flatMap((file) => {
    const { text, offsets } = hanOnly(tree.text(file));
    for (let at = 0; at + RUN <= text.length; at += 1)
      if (borrowed.has(text.slice(at, at + RUN)))
        return [
          {
            file,
            line: lineOf(tree.text(file), offsets[at] ?? 0),
            message: `words of a source paper: ${text.slice(at, at + RUN)}…`,
            cure: 'write it in your own words; the papers are not part of the project',
          },
        ];
    return [];
  });
}

function textFiles(tree: SourceTree): string[] {
  return tree.files.filter((file) => !BINARY.test(file) && file !== 'package-lock.json');
}

function runsOf(text: string): Set<string> {
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= text.length; at += 1) {
    const run = text.slice(at, at + RUN);
    if (!run.includes('|')) runs.add(run);
  }
  return runs;
}

function hanOnly(raw: string): { readonly text: string; readonly offsets: readonly number[] } {
  const offsets: number[] = [];
  let text = '';
  const named = raw.replace(NAMES, (name) => '|'.repeat(name.length));
  for (const match of named.matchAll(/[\p{Script=Han}|]/gu)) {
    text += match[0];
    offsets.push(match.index);
  }
  return { text, offsets };
}
