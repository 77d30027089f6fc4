// This file is over the limit because every answer of the slice is declared here, and its pages read one contract.
import { z } from 'zod';

const local = z.object({ zh: z.string(), en: z.string() });
const count = z.number().int();
/** Whole fen as text. */
const fen = z.string();
const kind = z.enum(['pre', 'core', 'composite']);
const careClass = z.enum(['conservative', 'diagnostic', 'therapeutic', 'surgery']);

export const catalogueParams = z.object({ catalogueNo: z.coerce.number().int().positive() });
export const changesParams = catalogueParams.extend({ otherNo: z.coerce.number().int().positive() });
export const statementParams = z.object({ statementNo: z.coerce.number().int().positive() });
export const groupParams = z.object({ key: z.string().min(1).max(200) });
export const caseParams = z.object({ institution: z.string().min(1), encounter: z.string().min(1) });

const head = z.object({
  catalogueNo: count,
  name: z.string(),
  origin: z.enum(['formed', 'published']),
  year: z.number().nullable(),
  version: z.string(),
  fileName: z.string(),
  gaps: count,
  groups: count,
  coreGroups: count,
  compositeGroups: count,
  cases: count.nullable(),
  madeBy: z.string(),
  madeAt: z.string(),
});
const use = z.object({
  catalogueNo: count,
  name: z.string(),
  from: z.string(),
  deviation: z.string(),
  own: z.boolean(),
});
const band = z.object({ code: z.string(), when: local, score: local.nullable() });
const deviation = z.object({ id: z.string(), name: z.string(), bands: z.array(band) });

export const catalogues = z.object({
  catalogues: z.array(head),
  uses: z.array(use),
  today: z.number().nullable(),
  /** Years that have stays, the latest first. */
  years: z.array(count),
  deviations: z.array(deviation),
  rules: z
    .object({
      name: z.string(),
      importedBy: z.string(),
      importedAt: z.string(),
      excludedDiagnoses: count,
      ignoredOperations: count,
      operationClasses: count,
      preGroups: count,
      subdivisions: count,
      dimensions: z.array(z.string()),
    })
    .nullable(),
  parameters: z.array(z.object({ id: z.string(), title: local, value: z.string(), unit: local })),
  parametersNote: local.nullable(),
});

const interval = z.object({
  low: z.string().nullable(),
  high: z.string().nullable(),
  rank: count,
  rankLow: count,
  rankHigh: count,
  staysCore: z.number().nullable(),
});

const groupView = z.object({
  key: z.string(),
  code: z.string(),
  kind,
  name: z.string(),
  diagnosis: z.string(),
  main: z.string().nullable(),
  related: z.array(z.string()),
  careClass: careClass.nullable(),
  score: z.string(),
  cases: count.nullable(),
  basicLevel: z.boolean(),
  meanFen: fen.nullable(),
  variation: z.string().nullable(),
  drugScore: z.string().nullable(),
  consumableScore: z.string().nullable(),
  /** Rise of the mean by the related operations, in percent. */
  rise: z.string().nullable(),
  steady: z.object({ parent: z.string(), weight: z.string(), plain: z.string() }).nullable(),
  interval: interval.nullable(),
  /** Width of the interval × cases ÷ points of all groups, in ten-thousandths: how much hangs on it. */
  stake: z.number().nullable(),
});

export const catalogue = z.object({
  catalogue: head,
  uses: z.array(use),
  groups: z.array(groupView),
  gaps: z.array(z.object({ row: count, text: local })),
  account: z
    .object({
      cases: count,
      grouped: count,
      left: z.array(z.object({ reason: local, cases: count })),
      coreCases: count,
      meanFen: fen,
      credibility: z.string().nullable(),
      snapshotAt: z.string(),
      auxiliaryTried: count,
      auxiliary: z.array(
        z.object({
          group: z.string(),
          dimension: z.string(),
          before: z.string(),
          after: z.string(),
          bands: z.array(z.object({ band: z.string(), cases: count, coefficient: z.string() })),
        }),
      ),
      levels: z.array(z.object({ level: z.string(), cases: count, coefficient: z.string() })),
      groupLevels: z.array(
        z.object({
          key: z.string(),
          levels: z.array(z.object({ level: z.string(), cases: count, coefficient: z.string() })),
        }),
      ),
      withoutLevels: z.array(z.object({ reason: local, groups: count })),
      directories: z.array(
        z.object({
          level: z.enum(['secondary', 'primary', 'chapter']),
          key: z.string(),
          cases: count,
          groups: count,
          meanFen: fen,
          variation: z.string().nullable(),
        }),
      ),
      milliseconds: count,
    })
    .nullable(),
  /** From where on a score is doubtful, in percent, and how many groups experts look at first. */
  doubts: z.object({
    widthPercent: z.number(),
    corePercent: z.number(),
    rankPercent: z.number(),
    groups: count,
  }),
  certainty: z
    .object({
      draws: count,
      confidence: z.number(),
      nearCore: z.array(
        z.object({ key: z.string(), name: z.string(), cases: count, becomesCore: z.number() }),
      ),
      institutions: z.array(
        z.object({
          institution: z.string(),
          hospital: local,
          cases: count,
          level: z.string(),
          low: z.string().nullable(),
          high: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
});

export const changes = z.object({
  before: head,
  after: head,
  counts: z.object({ new: count, gone: count, moved: count, same: count }),
  rows: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      change: z.enum(['new', 'gone', 'moved']),
      before: z.string().nullable(),
      after: z.string().nullable(),
      difference: z.string().nullable(),
      percent: z.string().nullable(),
      cases: count.nullable(),
      /** The interval of the new score holds the old one: chance alone may have moved it. */
      chance: z.boolean().nullable(),
    }),
  ),
});

export const imported = z.object({
  catalogueNo: count,
  fresh: z.boolean(),
  groups: count,
  gaps: z.array(z.object({ row: count, text: local })),
});

export const useBody = z.object({ from: z.iso.date(), deviation: z.string().min(1).max(60) });
export const started = z.object({ jobId: z.string() });

export const coefficients = z.object({
  rows: z.array(
    z.object({
      institution: z.string(),
      hospital: local,
      from: z.string(),
      coefficient: z.string(),
      source: z.string(),
      setBy: z.string(),
    }),
  ),
});
export const takenRules = z.object({
  taken: z.array(z.object({ sheet: z.string(), codes: count })),
  gaps: z.array(z.object({ sheet: z.string(), row: count, text: local })),
});
export const taken = z.object({
  rows: count,
  gaps: z.array(z.object({ row: count, text: local })),
});

const runView = z.object({
  runNo: count,
  countedAt: z.string(),
  askedBy: z.string(),
  stale: z.boolean(),
});

export const overview = z.object({
  run: runView.nullable(),
  inForce: use.nullable(),
  stays: count,
  matched: count,
  unmatched: count,
  core: count,
  composite: count,
  pre: count,
  reasons: z.array(z.object({ reason: z.string(), text: local, cases: count })),
  ways: z.array(z.object({ way: z.string(), text: local, cases: count })),
  ownOnly: z.boolean(),
});

const groupCost = z.object({
  key: z.string(),
  name: z.string(),
  kind: kind.nullable(),
  careClass: careClass.nullable(),
  basicLevel: z.boolean(),
  score: z.string().nullable(),
  interval: interval.nullable(),
  cases: count,
  hospitals: count,
  meanFen: fen.nullable(),
  medianFen: fen,
  totalFen: fen,
  drugShare: z.string().nullable(),
  consumableShare: z.string().nullable(),
  cv: z.string().nullable(),
  meanDays: z.string().nullable(),
});

export const groups = z.object({ groups: z.array(groupCost), cases: count, meanFen: fen.nullable() });

export const group = z.object({
  group: groupCost,
  meaning: local,
  steady: z.object({ parent: z.string(), weight: z.string(), plain: z.string() }).nullable(),
  hospitals: z.array(groupCost.extend({ institution: z.string(), hospital: local })),
  bands: z.array(z.object({ fromFen: fen, toFen: fen.nullable(), cases: count })),
  months: z.array(z.object({ month: z.string(), cases: count, meanFen: fen.nullable() })),
  history: z.array(
    z.object({
      catalogueNo: count,
      name: z.string(),
      score: z.string(),
      low: z.string().nullable(),
      high: z.string().nullable(),
    }),
  ),
  auxiliary: z.array(
    z.object({
      dimension: z.string(),
      bands: z.array(z.object({ band: z.string(), cases: count, coefficient: z.string() })),
    }),
  ),
});

export const caseQuery = z.object({
  group: z.string().max(200).optional(),
  kind: z.enum(['', 'pre', 'core', 'composite', 'none']).optional(),
  institution: z.string().max(40).optional(),
  fromYuan: z.coerce.number().int().min(0).optional(),
  toYuan: z.coerce.number().int().min(0).optional(),
  q: z.string().max(60).optional(),
  page: z.coerce.number().int().min(1).default(1),
});

const caseView = z.object({
  institution: z.string(),
  hospital: local,
  encounter: z.string(),
  day: z.string(),
  group: z.string(),
  groupName: z.string(),
  kind: kind.nullable(),
  way: local.nullable(),
  reason: local.nullable(),
  mainDiagnosis: z.string(),
  mainDiagnosisName: z.string(),
  days: count.nullable(),
  totalFen: fen.nullable(),
});

export const cases = z.object({
  cases: z.array(caseView),
  total: count,
  totalFen: fen,
  page: count,
  pageSize: count,
  hospitals: z.array(z.object({ code: z.string(), name: local })),
});

const stepView = z.object({ text: local, group: z.string(), name: z.string(), score: z.string() });

export const oneCase = z.object({
  case: caseView,
  catalogue: z.object({ catalogueNo: count, name: z.string() }),
  score: z.string().nullable(),
  agrees: z.boolean(),
  diagnoses: z.array(z.object({ code: z.string(), name: z.string(), main: z.boolean() })),
  operations: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      as: z.enum(['main', 'related', 'ignored', 'repeated']),
      merged: z.string().nullable(),
    }),
  ),
  reading: z.array(local),
  candidates: z.array(
    z.object({
      group: z.string(),
      name: z.string(),
      score: z.string(),
      missing: z.array(z.string()),
      otherMain: z.boolean(),
    }),
  ),
  neighbours: z.array(stepView),
  auxiliary: z.array(z.object({ dimension: z.string(), band: z.string(), coefficient: z.string() })),
  row: z.object({ href: z.string(), file: z.string(), line: count }).nullable(),
});

export const statements = z.object({
  statements: z.array(
    z.object({
      statementNo: count,
      month: z.string(),
      fileName: z.string(),
      pointValue: z.string(),
      lines: count,
      gaps: count,
      importedBy: z.string(),
      importedAt: z.string(),
    }),
  ),
});

export const importedStatement = z.object({
  statementNo: count,
  fresh: z.boolean(),
  lines: count,
  gaps: z.array(z.object({ row: count, text: local })),
});

export const statementQuery = z.object({
  cause: z.string().max(40).optional(),
  page: z.coerce.number().int().min(1).default(1),
});

export const statement = z.object({
  statementNo: count,
  month: z.string(),
  fileName: z.string(),
  pointValue: z.string(),
  catalogue: z.object({ catalogueNo: count, name: z.string() }),
  deviation: z.string(),
  cases: count,
  agreeing: count,
  statementFen: fen,
  ownFen: fen,
  differenceFen: fen,
  causes: z.array(z.object({ cause: z.string(), text: local, cases: count, fen })),
  gaps: z.array(z.object({ row: count, text: local })),
  withoutCoefficient: z.array(z.object({ institution: z.string(), hospital: local })),
  rows: z.array(
    z.object({
      institution: z.string(),
      hospital: local,
      encounter: z.string(),
      row: count.nullable(),
      statementGroup: z.string().nullable(),
      ownGroup: z.string().nullable(),
      statementPoints: z.string().nullable(),
      ownPoints: z.string().nullable(),
      band: z.string().nullable(),
      differenceFen: fen,
      parts: z.array(z.object({ cause: z.string(), text: local, fen })),
    }),
  ),
  total: count,
  page: count,
  pageSize: count,
});

const codes = z.array(z.string().min(1).max(40)).max(400);
const whole = z.number().int().min(0).nullable().default(null);

/** One case as it is sent (待入组病例). */
const caseBody = z.object({
  caseId: z.string().max(80).default(''),
  sex: z.string().max(4).nullable().default(null),
  ageYears: whole,
  ageDays: whole,
  weightGrams: whole,
  stayDays: whole,
  dischargeMode: z.string().max(10).nullable().default(null),
  icuHours: whole,
  totalFen: whole,
  diagnoses: codes.default([]),
  operations: codes.default([]),
});

export const matchBody = z.object({
  cases: z.array(caseBody).min(1).max(10_000),
  dischargedOn: z.iso.date().optional(),
  catalogueNo: z.number().int().positive().optional(),
  explain: z.boolean().default(false),
});

export const matchAnswer = z.object({
  catalogueNo: count,
  catalogue: z.string(),
  cases: z.array(
    z.object({
      caseId: z.string(),
      group: z.string(),
      kind: kind.nullable(),
      way: z.string(),
      reason: z.string(),
      score: z.string().nullable(),
      reasoning: z.array(local).optional(),
    }),
  ),
});
