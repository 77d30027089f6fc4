import { z } from 'zod';
import { CODE_SYSTEMS } from '../engine/code-system.ts';

const localText = z.object({ zh: z.string(), en: z.string() });
export const system = z.enum(CODE_SYSTEMS);
const line = z.enum(['insurance', 'clinical', 'national', 'map']);
const content = z.enum(['codes', 'map']);
const day = z.iso.date('日期应如 2026-01-01 / A day such as 2026-01-01');

export const list = z.object({
  lines: z.array(
    z.object({
      system,
      line,
      rows: z.number(),
      grey: z.number(),
      editions: z.array(
        z.object({
          name: z.string(),
          validFrom: z.string(),
          added: z.number(),
          changed: z.number(),
          retired: z.number(),
          fileName: z.string(),
          importedBy: z.string(),
          importedAt: z.string(),
        }),
      ),
    }),
  ),
  valueLists: z.number(),
  values: z.number(),
  /** Whether this account's region may import. */
  mayImport: z.boolean(),
});

export const searchQuery = z.object({
  text: z.string().max(100),
  system: system.optional(),
  line: z.enum(['insurance', 'clinical', 'national']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(60),
});
const foundCode = z.object({
  system,
  line,
  edition: z.string(),
  code: z.string(),
  name: z.string(),
  grey: z.boolean(),
  retiredOn: z.string().nullable(),
  replacement: z.string().nullable(),
  mapsTo: z.array(z.string()).readonly(),
});
const foundValue = z.object({
  field: z.string(),
  fieldTitle: localText,
  code: z.string(),
  name: localText,
  sameAs: z.string().nullable(),
});
export const found = z.object({
  codes: z.array(foundCode),
  values: z.array(foundValue),
  milliseconds: z.number(),
});

export const codeParams = z.object({ system, code: z.string().min(1).max(100) });
export const code = z.object({
  system,
  code: z.string(),
  states: z.array(
    z.object({
      line,
      name: z.string(),
      category: z.string(),
      grey: z.boolean(),
      successor: z.string(),
      attributes: z.record(z.string(), z.string()),
      validFrom: z.string(),
      validUntil: z.string().nullable(),
      edition: z.string(),
      fileName: z.string(),
      importedBy: z.string(),
      importedAt: z.string(),
    }),
  ),
  maps: z.array(
    z.object({
      from: z.string(),
      fromName: z.string(),
      to: z.string(),
      toName: z.string(),
      validFrom: z.string(),
      validUntil: z.string().nullable(),
    }),
  ),
});

export const values = z.object({
  lists: z.array(
    z.object({
      field: z.string(),
      title: localText,
      values: z.array(z.object({ code: z.string(), name: localText, sameAs: z.string().nullable() })),
    }),
  ),
});

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');
/** Fields of the form beside the file. */
export const orderFields = z.object({
  system: system.optional(),
  content: content.optional(),
  edition: z.string().trim().min(1).max(60),
  validFrom: z.union([day, z.literal('')]).optional(),
  partial: flag,
  skipWrong: flag,
  confirmRetire: flag,
});
export const previewFields = z.object({ system: system.optional(), content: content.optional() });

const target = z.object({ system, content });
const column = z.object({ place: z.number(), heading: z.string(), field: z.string().nullable() });
export const preview = z.object({
  fileName: z.string(),
  sheet: z.string().nullable(),
  encoding: z.string(),
  rows: z.number(),
  target: target.nullable(),
  columns: z.array(column),
  sample: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
});

export const outcome = z.object({
  fileName: z.string(),
  applied: z.boolean(),
  target,
  line,
  edition: z.string(),
  validFrom: z.string(),
  isNew: z.boolean(),
  supersedes: z.string().nullable(),
  changes: z.boolean(),
  counts: z.object({
    rows: z.number(),
    added: z.number(),
    changed: z.number(),
    retired: z.number(),
    unchanged: z.number(),
    repeated: z.number(),
    wrong: z.number(),
    /** Codes in force before. */
    present: z.number(),
  }),
  /** The first of each kind, to look at before deciding. */
  samples: z.object({
    added: z.array(z.object({ key: z.string(), name: z.string() })),
    changed: z.array(z.object({ key: z.string(), before: z.string(), after: z.string() })),
    retired: z.array(z.object({ key: z.string(), name: z.string(), successor: z.string() })),
  }),
  faults: z.array(
    z.object({
      file: z.string(),
      row: z.number(),
      field: localText,
      heading: z.string(),
      value: z.string(),
      cause: localText,
      cure: localText,
    }),
  ),
  /** Faults in all; the list holds the first 500. */
  faultCount: z.number(),
  /** Columns that nothing was taken from. */
  unused: z.array(z.string()),
});
