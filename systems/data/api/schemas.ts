// This file is over the limit because the pages and the routes share one list of shapes.
import { z } from 'zod';

const localText = z.object({ zh: z.string(), en: z.string() });
/** A whole number that may exceed 53 bits, such as an amount in fen. */
const whole = z.string().regex(/^-?\d+$/);

/** State of a file (文件状态). Only the rows of `current` files count. */
export const fileState = z.enum([
  'received',
  'checking',
  'checked',
  'importing',
  'current',
  'superseded',
  'undone',
  'refused',
  'failed',
]);

export const matchedColumn = z.object({
  place: z.number().int(),
  heading: z.string(),
  field: z.string().nullable(),
  title: z.string().nullable(),
  by: z.enum(['name', 'alias', 'title', 'chosen', 'none']),
});

export const recognition = z.object({
  format: z.string(),
  title: localText,
  certainty: z.number().int(),
  reasons: z.array(localText),
  carrier: z.string(),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  sheet: z.number().int(),
  headLine: z.number().int(),
  columns: z.array(matchedColumn),
  missing: z.array(
    z.object({ field: z.string(), title: z.string(), required: z.enum(['reject', 'warn', 'no']) }),
  ),
  repeated: z.array(z.string()),
});

/** An issue as a person reads it (行问题): what is wrong and how to mend it. */
export const issue = z.object({
  sheet: z.number().int(),
  line: z.number().int(),
  field: z.string(),
  fieldTitle: z.string(),
  code: z.string(),
  aspect: z.enum(['completeness', 'validity', 'consistency', 'timeliness', 'massaging', 'duplicate']),
  severity: z.enum(['reject', 'warn']),
  value: z.string(),
  message: localText,
  cure: localText,
});

export const issueCount = z.object({
  code: z.string(),
  field: z.string(),
  fieldTitle: z.string(),
  severity: z.enum(['reject', 'warn']),
  rows: z.number().int(),
  message: localText,
  cure: localText,
});

/** Overlap with what is already there (与已有数据的重叠). */
export const overlap = z.object({
  fileNo: z.number().int(),
  name: z.string(),
  identical: z.number().int(),
  different: z.number().int(),
  /** Share of the other file's rows that this one holds too, in percent. */
  covers: z.number().int(),
});

export const fileReport = z.object({
  read: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  /** Records that another file has brought already, and so were not taken again. */
  alreadyThere: z.number().int(),
  rows: z.array(z.object({ table: z.string(), title: localText, rows: z.number().int() })),
  issues: z.array(issueCount),
  overlaps: z.array(overlap),
  seconds: z.number(),
  institutions: z.array(z.string()),
  months: z.array(z.string()),
  /** What could not be said, such as overlaps in a dry run. */
  notes: z.array(localText).optional(),
});

export const file = z.object({
  fileNo: z.number().int(),
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  contentHash: z.string().nullable(),
  state: fileState,
  format: z.string().nullable(),
  formatTitle: localText.nullable(),
  sender: z.object({ id: z.string(), name: localText }),
  receivedAt: z.string(),
  receivedBy: z.string(),
  importedAt: z.string().nullable(),
  supersedes: z.number().int().nullable(),
  supersededBy: z.number().int().nullable(),
  /** The earlier file that holds the same rows; nothing was taken from this one. */
  sameAs: z.number().int().nullable(),
  read: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  remarks: z.number().int(),
  months: z.array(z.string()),
  /** Job at work on it now. */
  jobId: z.string().nullable(),
  version: z.number().int(),
});

export const fileDetail = file.extend({
  recognitions: z.array(recognition),
  mapping: z
    .object({
      format: z.string(),
      headLine: z.number().int(),
      sheet: z.number().int(),
      fields: z.record(z.string(), z.string()),
    })
    .nullable(),
  report: fileReport.nullable(),
  dryRun: fileReport.nullable(),
  history: z.array(z.object({ at: z.string(), who: z.string(), action: z.string(), text: localText })),
});

export const receivedFiles = z.object({
  files: z.array(
    file.extend({
      /** True when this very content had been received before. */
      known: z.boolean(),
    }),
  ),
});

export const fileList = z.object({
  files: z.array(file),
  total: z.number().int(),
});

/** Rows of a page where nobody has chosen (每页行数). */
export const USUAL_SIZE = 50;
/** The most rows that one answer holds. */
const MOST_SIZE = 100;
/** Beyond so many pages a list is to be filtered, not leafed through. */
const MOST_PAGES = 1_000_000;

/** Which page of a list, and how long it is (分页). */
const paged = z.object({
  page: z.coerce.number().int().min(1).max(MOST_PAGES).default(1),
  size: z.coerce.number().int().min(1).max(MOST_SIZE).default(USUAL_SIZE),
});

export const fileQuery = paged.extend({
  state: z.string().optional(),
  format: z.string().optional(),
  sender: z.string().optional(),
  month: z.string().optional(),
});

/** What a person chose before importing (导入选项). */
export const importChoice = z.object({
  format: z.string(),
  encoding: z.enum(['utf-8', 'gb18030']).optional(),
  sheet: z.number().int().min(0).max(1_000).optional(),
  /** A heading stands near the beginning; looking for it must not read a whole file. */
  headLine: z.number().int().min(0).max(1_000).optional(),
  /** Field of the format → heading of the file, where a person has assigned them. */
  fields: z.record(z.string(), z.string()).optional(),
  /** Keep the assignment for the next file of this sender. */
  remember: z.boolean().default(true),
  wrongRows: z.enum(['set-aside', 'refuse-all']).default('set-aside'),
  /** What to do with records that an earlier file has brought. */
  onOverlap: z.enum(['new-only', 'supersede', 'refuse']).default('new-only'),
  supersedes: z.number().int().nullable().default(null),
});

export const preview = z.object({
  recognition,
  headings: z.array(z.string()),
  rows: z.array(
    z.object({
      line: z.number().int(),
      cells: z.array(z.string().nullable()),
      /** Places (from 1) of cells with an issue. */
      wrong: z.array(z.number().int()),
      accepted: z.boolean(),
    }),
  ),
  issues: z.array(issue),
  /** First canonical rows that would come out, per table. */
  outcome: z.array(
    z.object({
      table: z.string(),
      title: localText,
      columns: z.array(z.object({ name: z.string(), title: localText })),
      rows: z.array(z.array(z.string().nullable())),
    }),
  ),
});

export const started = z.object({ jobId: z.string() });

export const issueQuery = paged.extend({
  code: z.string().optional(),
  field: z.string().optional(),
  severity: z.enum(['reject', 'warn']).optional(),
});
export const issueList = z.object({ issues: z.array(issue), total: z.number().int() });

/** A line of the sender's file, personal fields masked (原始行). */
export const senderLine = z.object({
  fileNo: z.number().int(),
  name: z.string(),
  sheet: z.number().int(),
  line: z.number().int(),
  cells: z.array(
    z.object({
      heading: z.string(),
      title: z.string().nullable(),
      value: z.string().nullable(),
      masked: z.boolean(),
    }),
  ),
  /** Records of a message that begin on this line, where the file is one; it has no cells. */
  records: z.array(z.object({ text: z.string(), masked: z.boolean() })),
  /** How many begin there; more than are shown where a message has no line breaks. */
  recordCount: z.number().int(),
});

export const format = z.object({
  id: z.string(),
  title: localText,
  from: localText,
  carriers: z.array(z.string()),
  hasTemplate: z.boolean(),
  columns: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      required: z.enum(['reject', 'warn', 'no']),
      used: z.boolean(),
    }),
  ),
});
export const formatList = z.object({ formats: z.array(format) });

const score = z.object({
  /** 0 to 100 with one decimal, or null where nothing arrived. */
  value: z.string().nullable(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  figure: z.string(),
});

/** What arrived, from whom, how good, and what is late (数据总览). */
export const overview = z.object({
  asOf: z.string(),
  /** The latest months that hold data, oldest first. */
  months: z.array(z.string()),
  figures: z.array(
    z.object({
      id: z.string(),
      title: localText,
      value: z.string().nullable(),
      unit: z.string(),
      figure: z.string(),
    }),
  ),
  senders: z.array(
    z.object({
      organisationId: z.string(),
      name: localText,
      cells: z.array(
        z.object({
          month: z.string(),
          state: z.enum(['arrived', 'part', 'late', 'due', 'not-expected']),
          files: z.number().int(),
          rows: z.number().int(),
          score: z.string().nullable(),
          dueOn: z.string().nullable(),
        }),
      ),
      score,
      lateFormats: z.array(
        z.object({ format: z.string(), title: localText, month: z.string(), dueOn: z.string() }),
      ),
    }),
  ),
  tables: z.array(
    z.object({
      table: z.string(),
      title: localText,
      rows: whole,
      months: z.array(z.object({ month: z.string(), rows: whole, totalFen: whole.nullable() })),
    }),
  ),
  latest: z.array(file),
});

/** A day that the facts can hold. */
const factsDay = z.iso
  .date()
  .refine((day) => day >= '1970-01-01' && day < '2149-01-01', { message: '日期超出范围 / Out of range' });
export const qualityQuery = z.object({
  institution: z.string().optional(),
  format: z.string().optional(),
  from: factsDay.optional(),
  to: factsDay.optional(),
});
export type QualityQuery = z.output<typeof qualityQuery>;
/** What stands out when institutions are laid beside one another (横向比对). */
export const finding = z.object({
  check: z.string(),
  title: localText,
  institution: z.string(),
  month: z.string(),
  value: z.string(),
  reference: z.string(),
  text: localText,
  lines: z.array(
    z.object({
      encounterId: z.string(),
      fileNo: z.number().int(),
      sheet: z.number().int(),
      line: z.number().int(),
    }),
  ),
});
export const quality = z.object({
  months: z.array(z.string()),
  rows: z.array(
    z.object({
      institution: z.string(),
      name: localText,
      score,
      aspects: z.array(z.object({ aspect: z.string(), title: localText, score })),
      trend: z.array(z.object({ month: z.string(), value: z.string().nullable() })),
      rows: z.number().int(),
      issues: z.number().int(),
    }),
  ),
  findings: z.array(finding),
});
export const qualityFields = z.object({
  fields: z.array(
    z.object({
      format: z.string(),
      formatTitle: localText,
      field: z.string(),
      title: z.string(),
      rows: z.number().int(),
      filled: z.number().int(),
      valid: z.number().int(),
      otherCodes: z.number().int(),
      issues: z.array(issueCount),
      trend: z.array(z.object({ month: z.string(), value: z.string().nullable() })),
    }),
  ),
});

export const frontPages = z.object({
  hospitals: z.array(
    z.object({
      institution: z.string(),
      name: localText,
      cases: z.number().int(),
      score,
      issues: z.array(issueCount),
      coders: z.array(
        z.object({ coder: z.string(), cases: z.number().int(), score, issues: z.number().int() }),
      ),
      trend: z.array(z.object({ month: z.string(), value: z.string().nullable() })),
    }),
  ),
});

/** A sum that does not agree to the fen (不平的费用). Listed, never repaired. */
export const balances = z.object({
  checks: z.array(
    z.object({
      id: z.string(),
      title: localText,
      checked: z.number().int(),
      wrong: z.number().int(),
      rows: z.array(
        z.object({
          institution: z.string(),
          key: z.string(),
          leftFen: whole,
          rightFen: whole,
          differenceFen: whole,
          fileNo: z.number().int(),
          sheet: z.number().int(),
          line: z.number().int(),
        }),
      ),
    }),
  ),
});

export const tableList = z.object({
  tables: z.array(
    z.object({
      table: z.string(),
      title: localText,
      summary: localText,
      rows: whole,
      columns: z.array(
        z.object({
          name: z.string(),
          kind: z.string(),
          nullable: z.boolean(),
          title: localText,
          standard: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export const rowQuery = paged.extend({
  institution: z.string().optional(),
  month: z.string().optional(),
  fileNo: z.coerce.number().int().optional(),
  key: z.string().optional(),
  /** Issue and field, for the table of row issues. */
  code: z.string().optional(),
  field: z.string().optional(),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
});
export const rowList = z.object({
  table: z.string(),
  columns: z.array(z.object({ name: z.string(), kind: z.string(), title: localText })),
  rows: z.array(
    z.object({
      cells: z.array(z.string().nullable()),
      fileNo: z.number().int(),
      sheet: z.number().int(),
      line: z.number().int(),
    }),
  ),
  total: whole,
});

export const expectation = z.object({
  organisationId: z.string(),
  format: z.string(),
  /** Day of the following month by which it is due. */
  dueDay: z.number().int().min(1).max(31),
  every: z.enum(['month', 'year']),
});
/** Which organisation stands behind an institution's code in the rows (机构对应). */
export const institutionLink = z.object({
  institution: z.string().min(1).max(64),
  organisationId: z.string(),
});
export const expectationList = z.object({
  expectations: z.array(expectation).max(5_000),
  /** Left as they are where absent. */
  institutions: z.array(institutionLink).max(5_000).optional(),
});

export const fileParams = z.object({ fileNo: z.coerce.number().int().min(1).max(2_147_483_647) });
export const lineParams = fileParams.extend({
  sheet: z.coerce.number().int().min(0).max(10_000),
  line: z.coerce.number().int().min(1).max(2_000_000_000),
});
