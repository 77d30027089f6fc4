import type { Platform } from '@sanyi/api';
import { fillText, type LocalText } from '@sanyi/kernel';
import type { z } from 'zod';
import { entryKey, type KeptEntry, type Target } from '../engine/entry.ts';
import type { Field } from '../engine/headings.ts';
import { readEntries } from '../engine/read-entries.ts';
import { missingFields, recogniseTarget, repeatedFields } from '../engine/recognise.ts';
import type { RowFault } from '../engine/row-faults.ts';
import { dictionaryProblems } from '../problems.ts';
import { applyImport, type Importer } from '../store/apply-import.ts';
import { type ImportOrder, type ImportPlan, planImport } from '../store/import-plan.ts';
import { faultWords } from '../text/fault-words.ts';
import { fieldNames } from '../text/system-words.ts';
import { type ReadTable, readTable } from './read-table.ts';
import type * as schemas from './schemas.ts';

export type Outcome = z.input<typeof schemas.outcome>;
export type OrderFields = z.output<typeof schemas.orderFields>;

const SAMPLES = 20;
const FAULTS = 500;

/** What the file holds: as chosen, else as it looks. @throws Problem dictionaries/target-unknown */
function targetOf(table: ReadTable, chosen: Partial<Target>): Target {
  const looks = recogniseTarget(table.columns, table.rows);
  const system = chosen.system ?? looks?.system;
  const content = chosen.content ?? (looks?.system === system ? looks?.content : undefined) ?? 'codes';
  if (!system) throw dictionaryProblems.problem('target-unknown', { name: table.fileName });
  return { system, content };
}

/** @throws Problem dictionaries/heading-missing, dictionaries/heading-twice */
function refuseHeadings(table: ReadTable, target: Target): void {
  const repeated = repeatedFields(table.columns)[0];
  if (repeated)
    throw dictionaryProblems.problem('heading-twice', {
      name: table.fileName,
      headings: repeated.headings.join('、'),
    });
  const missing = missingFields(table.columns, target);
  if (missing.length > 0)
    throw dictionaryProblems.problem('heading-missing', {
      name: table.fileName,
      fields: missing.map((group) => fieldNames[group[0] ?? 'code'].zh).join('、'),
      headings: table.columns
        .filter(({ field }) => field !== null)
        .map(({ heading }) => heading)
        .join('、'),
    });
}

/**
 * Imports a file, or works out what importing it would do (导入文件): the same for the browser and for the command line.
 *
 * @throws Problem those of `readTable`, `planImport` and `applyImport`, and dictionaries/target-unknown,
 *   dictionaries/heading-missing, dictionaries/heading-twice
 */
export async function importFile(
  platform: Platform,
  file: { readonly bytes: Uint8Array; readonly name: string },
  fields: OrderFields,
  how: { readonly apply: boolean; readonly importer: Importer; readonly requestId: string | null },
): Promise<Outcome> {
  const table = await readTable(file.bytes, file.name);
  const target = targetOf(table, {
    ...(fields.system ? { system: fields.system } : {}),
    ...(fields.content ? { content: fields.content } : {}),
  });
  refuseHeadings(table, target);
  const order: ImportOrder = {
    target,
    edition: fields.edition,
    validFrom: fields.validFrom || null,
    complete: !fields.partial,
    fileName: table.fileName,
    sha256: table.sha256,
    read: readEntries(table.rows, table.columns, target),
  };
  const { records } = platform;
  const plan = how.apply
    ? await records.asSystem('import a dictionary', (tx) =>
        applyImport(tx, order, {
          importer: how.importer,
          requestId: how.requestId,
          skipWrong: fields.skipWrong,
          confirmRetire: fields.confirmRetire,
        }),
      )
    : await records.asSystem('try an import of a dictionary', (tx) => planImport(tx, order));
  return outcomeOf(table, order, plan, how.apply);
}

function outcomeOf(table: ReadTable, order: ImportOrder, plan: ImportPlan, applied: boolean): Outcome {
  const { comparison, present } = plan;
  const nameOf = (key: string) => present.get(key)?.name ?? '';
  return {
    fileName: table.fileName,
    applied: applied && plan.changes,
    target: order.target,
    line: plan.line,
    edition: plan.edition,
    validFrom: plan.validFrom,
    isNew: plan.isNew,
    supersedes: plan.supersedes,
    changes: plan.changes,
    counts: {
      rows: table.rows.length,
      added: comparison.added.length + comparison.addedEnded.length,
      changed: comparison.changed.length + comparison.succeeded.length,
      retired: comparison.retired.length,
      unchanged: comparison.unchanged,
      repeated: order.read.repeated,
      wrong: order.read.wrongRows,
      present: present.size,
    },
    samples: {
      added: comparison.added.slice(0, SAMPLES).map((entry) => ({ key: entryKey(entry), name: entry.name })),
      changed: comparison.changed.slice(0, SAMPLES).map((entry) => {
        const key = entryKey(entry);
        const before = present.get(key);
        return { key, ...(before ? changeOf(before, entry) : { before: '', after: entry.name }) };
      }),
      retired: comparison.retired
        .slice(0, SAMPLES)
        .map(({ key, successor }) => ({ key, name: nameOf(key), successor })),
    },
    faults: order.read.faults.slice(0, FAULTS).map((fault) => faultView(fault, table.fileName)),
    faultCount: order.read.faults.length,
    unused: table.columns
      .filter(({ field, heading }) => field === null && heading.trim() !== '')
      .map(({ heading }) => heading),
  };
}

/** What differs, in the file's own words. */
function changeOf(before: KeptEntry, after: KeptEntry): { before: string; after: string } {
  const parts = (entry: KeptEntry) => [
    entry.name,
    entry.category,
    entry.grey ? '灰码' : '',
    entry.successor,
    ...Object.entries(entry.attributes).map(([name, text]) => `${fieldNames[name as Field].zh} ${text}`),
  ];
  const [old, fresh] = [parts(before), parts(after)];
  const differs = (one: readonly string[], other: readonly string[]) =>
    one.filter((part) => part !== '' && !other.includes(part)).join('；') || '—';
  return { before: differs(old, fresh), after: differs(fresh, old) };
}

function faultView(fault: RowFault, file: string): Outcome['faults'][number] {
  const { cause, cure } = faultWords[fault.code];
  const field: LocalText = fieldNames[fault.field];
  return {
    file,
    row: fault.row,
    field,
    heading: fault.heading,
    value: fault.value,
    cause: fillText(cause, { row: fault.otherRow ?? 0 }),
    cure,
  };
}
