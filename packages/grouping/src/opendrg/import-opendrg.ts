import type { GapKind, ImportGap } from '../gap.ts';
import { ListNames } from '../list-names.ts';
import type { ImportedScheme } from '../neutral.ts';
import type { AdrgRow, Mdc } from '../scheme.ts';
import { readAdrg } from './adrg-file.ts';
import { calledAndReturned, type OpenDrgContext } from './context.ts';
import { readMdc } from './mdc-file.ts';
import { statementText } from './script.ts';
import { ScriptFiles } from './script-files.ts';

/**
 * Takes a scheme from the public OpenDRG layout (导入 OpenDRG 方案): the files of one folder `drg_group/<scheme>`, by their path inside it. Scripts
 * are read, never evaluated; a rule that no atom says is a gap with its file and never holds.
 *
 * @throws Error when a file that every scheme has is missing or cannot be read at all
 */
export function importOpenDrg(
  files: Readonly<Record<string, string>>,
  id: string,
  name = id,
): ImportedScheme {
  const gaps: ImportGap[] = [];
  const lists = new ListNames();
  const maps: Record<string, Record<string, string>> = {};
  const context = {
    files: new ScriptFiles(files),
    lists,
    maps,
    counting: Object.keys(asKeys(dataOf(files, 'DATA/SS_VALID.json'))),
    names: asTexts(dataOf(files, 'DATA/DRG.json', {})),
    gap: (place: string, kind: GapKind, detail: string) => gaps.push({ place, kind, detail }),
  };
  const adrgs: Record<string, AdrgRow> = {};
  const mdcs: Mdc[] = [];
  for (const file of filesInOrder(context.files, context.gap)) {
    const mdc = readMdc(context, file);
    for (const step of mdc.steps)
      if ('adrg' in step && !Object.hasOwn(adrgs, step.adrg)) adrgs[step.adrg] = readAdrg(context, step.adrg);
    mdcs.push(mdc);
  }
  const scheme = {
    id,
    name,
    mdcs,
    adrgs,
    lists: lists.lists,
    maps,
    cc: asTexts(dataOf(files, 'DATA/CC.json')),
    mcc: asTexts(dataOf(files, 'DATA/MCC.json')),
    exclusions: asTexts(dataOf(files, 'DATA/CCE.json')),
    countingOperations: context.counting,
    options: { fallThrough: true },
  };
  return { scheme, gaps };
}

/** The files of the categories in the order they are tried. */
function filesInOrder(files: ScriptFiles, gap: OpenDrgContext['gap']): string[] {
  const statements = files.read('Grouper.js');
  const imports = files.imports(statements, 'MDC');
  const body = statements.find((item) => item.kind === 'function' && item.name === 'group');
  if (body?.kind !== 'function') throw new Error('Grouper.js has no function group');
  return body.body.flatMap((item) => {
    const called = calledAndReturned(item);
    const file = called === null ? undefined : imports.get(called);
    if (file !== undefined) return [file];
    if (called !== null || item.kind === 'if')
      gap('Grouper.js', 'unknown-form', called ?? statementText(item));
    return [];
  });
}

function dataOf(files: Readonly<Record<string, string>>, path: string, absent?: object): unknown {
  const text = files[path];
  if (text === undefined && absent) return absent;
  if (text === undefined) throw new Error(`the folder has no ${path}`);
  return JSON.parse(text) as unknown;
}

function asTexts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('an object of texts was expected');
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}

/** A list, or an object whose keys are the list. */
function asKeys(value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) return Object.fromEntries(value.map((code) => [String(code), true]));
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  throw new Error('a list of codes was expected');
}
