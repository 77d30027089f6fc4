import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { type ImportedScheme, importOpenDrg, lintScheme, teachingScheme } from '@sanyi/grouping';
import { type ReadScheme, readScheme } from '../api/read-scheme.ts';
import { drgProblems } from '../problems.ts';

/** What an OpenDRG folder is read for; its lists of names are large and say nothing about grouping. */
const OPENDRG = /^(Grouper\.js|(ADRG|MDC|DRG)[/\\][^/\\]+\.js|DATA[/\\][^/\\]+\.json)$/;

/**
 * A scheme as the command line names it (命令行方案): `teaching` for the one that ships, a file, or a folder in the OpenDRG layout. Nothing in a
 * folder is run.
 *
 * @throws Problem drg/no-such-file and the refusals of reading a scheme
 */
export async function schemeNamed(name: string): Promise<Omit<ReadScheme, 'layout'>> {
  if (name === 'teaching') return { scheme: teachingScheme, gaps: [], findings: lintScheme(teachingScheme) };
  const found = await stat(name).catch((cause: unknown) => {
    throw drgProblems.problem('no-such-file', { file: name }, { cause });
  });
  if (!found.isDirectory()) return await readScheme(await readFile(name), basename(name));
  let imported: ImportedScheme;
  try {
    imported = importOpenDrg(await filesOf(name), basename(name));
  } catch (error) {
    throw drgProblems.problem('not-a-scheme', { name, reason: (error as Error).message }, { cause: error });
  }
  return { ...imported, findings: lintScheme(imported.scheme) };
}

async function filesOf(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const path of await readdir(folder, { recursive: true })) {
    const within = relative(folder, join(folder, path));
    if (OPENDRG.test(within))
      files[within.replaceAll('\\', '/')] = await readFile(join(folder, path), 'utf8');
  }
  return files;
}
