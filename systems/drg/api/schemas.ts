import { z } from 'zod';

const local = z.object({ zh: z.string(), en: z.string() });
const count = z.number().int();
/** Whole fen as text. */
const fen = z.string();
const status = z.enum(['grouped', 'ambiguous', 'ungroupable']);

export const schemeParams = z.object({ schemeNo: z.coerce.number().int().positive() });
export const comparisonParams = schemeParams.extend({ otherNo: z.coerce.number().int().positive() });
export const groupParams = z.object({ code: z.string().min(1).max(20) });
export const caseParams = z.object({ institution: z.string().min(1), encounter: z.string().min(1) });

const head = z.object({
  schemeNo: count,
  code: z.string(),
  name: z.string(),
  version: z.string(),
  fileName: z.string(),
  layout: z.enum(['own', 'neutral', 'workbook']),
  mdcs: count,
  adrgs: count,
  drgs: count,
  errors: count,
  warnings: count,
  notes: count,
  gaps: count,
  importedBy: z.string(),
  importedAt: z.string(),
});
const use = z.object({ schemeNo: count, name: z.string(), from: z.string(), own: z.boolean() });

export const schemes = z.object({ schemes: z.array(head), uses: z.array(use), today: z.number().nullable() });

const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  place: z.string(),
  items: z.array(z.string()),
  count,
  text: local,
});

export const scheme = z.object({
  scheme: head,
  uses: z.array(use),
  options: z.object({ fallThrough: z.boolean(), needsSex: z.boolean(), needsNewbornWeight: z.boolean() }),
  sizes: z.object({
    lists: count,
    diagnoses: count,
    operations: count,
    cc: count,
    mcc: count,
    exclusions: count,
  }),
  mdcs: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      rule: local,
      steps: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          kind: z.enum(['adrg', 'ambiguous', 'leftover']),
          rule: local,
          drgs: z.array(z.object({ code: z.string(), name: z.string(), rule: local })),
        }),
      ),
    }),
  ),
  findings: z.array(finding),
  gaps: z.array(local),
});

export const imported = z.object({
  schemeNo: count,
  fresh: z.boolean(),
  errors: count,
  warnings: count,
  notes: count,
  gaps: z.array(local),
});

export const useBody = z.object({
  from: z.iso.date(),
  /** The findings were looked at; needed where the check found errors. */
  checked: z.boolean().default(false),
});

export const run = z.object({
  runNo: count,
  countedAt: z.string(),
  milliseconds: count,
  askedBy: z.string(),
  /** Data came or went since. */
  stale: z.boolean(),
});

export const overview = z.object({
  run: run.nullable(),
  inForce: use.nullable(),
  stays: count,
  grouped: count,
  ambiguous: count,
  ungroupable: count,
  reasons: z.array(z.object({ status, reason: z.string(), text: local, cases: count })),
  ownOnly: z.boolean(),
});

export const started = z.object({ jobId: z.string() });

const cost = z.object({
  drg: z.string(),
  name: z.string(),
  mdc: z.string(),
  adrg: z.string(),
  status,
  cases: count,
  hospitals: count,
  meanFen: fen.nullable(),
  medianFen: fen,
  totalFen: fen,
  /** Mean cost of the group ÷ mean cost of all, four digits. */
  weight: z.string().nullable(),
  cv: z.string().nullable(),
  meanDays: z.string().nullable(),
});

export const groups = z.object({ groups: z.array(cost), meanFen: fen.nullable(), cases: count });

export const group = z.object({
  group: cost,
  rule: local,
  hospitals: z.array(cost.extend({ institution: z.string(), hospital: local })),
  bands: z.array(z.object({ fromFen: fen, toFen: fen.nullable(), cases: count })),
});

export const caseQuery = z.object({
  drg: z.string().max(20).optional(),
  status: status.optional(),
  institution: z.string().max(40).optional(),
  fromYuan: z.coerce.number().int().min(0).max(100_000_000).optional(),
  toYuan: z.coerce.number().int().min(0).max(100_000_000).optional(),
  q: z.string().trim().max(60).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

const caseRow = z.object({
  institution: z.string(),
  hospital: local,
  encounter: z.string(),
  day: z.string(),
  drg: z.string(),
  name: z.string(),
  status,
  reason: local.nullable(),
  mainDiagnosis: z.string(),
  mainDiagnosisName: z.string(),
  days: count.nullable(),
  totalFen: fen.nullable(),
});

export const cases = z.object({
  cases: z.array(caseRow),
  total: count,
  totalFen: fen,
  page: count,
  pageSize: count,
  hospitals: z.array(z.object({ code: z.string(), name: local })),
});

const step = z.object({
  code: z.string(),
  name: z.string(),
  holds: z.boolean(),
  text: local,
  drgs: z.array(z.object({ code: z.string(), name: z.string(), holds: z.boolean(), text: local })),
});

export const oneCase = z.object({
  case: caseRow,
  facts: z.object({
    sex: z.string().nullable(),
    ageYears: count.nullable(),
    ageDays: count.nullable(),
    weightGrams: count.nullable(),
    icuHours: count.nullable(),
    dischargeMode: z.string().nullable(),
    source: z.string(),
  }),
  codes: z.array(
    z.object({
      what: z.enum(['diagnosis', 'operation']),
      code: z.string(),
      name: z.string(),
      main: z.boolean(),
      known: z.boolean(),
      complication: z.enum(['mcc', 'cc']).nullable(),
      excludedBy: z.string().nullable(),
    }),
  ),
  scheme: z.object({ schemeNo: count, name: z.string() }),
  /** The run's answer and today's from the same codes agree. */
  agrees: z.boolean(),
  tree: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      holds: z.boolean(),
      text: local,
      steps: z.array(step),
    }),
  ),
  nearMisses: z.array(z.object({ code: z.string(), name: z.string(), text: local })),
  neighbours: z.array(z.object({ text: local, drg: z.string(), name: z.string(), status })),
  row: z.object({ href: z.string(), file: z.string(), line: count }).nullable(),
});

export const comparison = z.object({
  before: z.object({ schemeNo: count, name: z.string() }),
  after: z.object({ schemeNo: count, name: z.string() }),
  cases: count,
  moved: count,
  lost: count,
  gained: count,
  flows: z.array(
    z.object({
      before: z.string(),
      beforeName: z.string(),
      after: z.string(),
      afterName: z.string(),
      cases: count,
      totalFen: fen,
    }),
  ),
  hospitals: z.array(
    z.object({
      institution: z.string(),
      hospital: local,
      cases: count,
      moved: count,
      lost: count,
      gained: count,
    }),
  ),
});
