import { z } from 'zod';
import {
  day,
  id,
  lights,
  list,
  localText,
  organisationId,
  planStatuses,
  span,
  workStates,
} from './common.ts';
import { ledgerRow } from './ledger.ts';

export const compareModes = ['previous', 'parent'] as const;
/**
 * How a pair stands: `new` has no left, `dropped` no right; in parent mode `dropped` reads "no task here answers this
 * clause" and `new` "own work beyond the parent".
 */
export const pairClasses = [
  'new',
  'dropped',
  'unchanged',
  'reworded',
  'tightened',
  'loosened',
  'moved-owner',
  'renamed-body',
] as const;

export const compareQuery = z.object({ left: id, right: id, mode: z.enum(compareModes).default('previous') });

/** Which comparison to write as XLSX, in which language, and which of its pairs; absent means all. */
export const comparisonExport = compareQuery.extend({
  locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
  pairs: z
    .array(z.tuple([id.nullable(), id.nullable()]))
    .max(5000)
    .optional(),
});

export const comparedTask = z.object({
  id,
  sectionId: id.nullable(),
  sectionTitle: z.string(),
  seq: z.number().int(),
  number: z.string(),
  title: z.string(),
  text: z.string(),
  departments: list(localText),
  targets: list(z.string()),
  dueOn: day.nullable(),
  href: z.string(),
  paperHref: z.string().nullable(),
});

export const comparedPair = z.object({
  class: z.enum(pairClasses),
  /** Everything that applies, the leading class first. */
  classes: list(z.enum(pairClasses)),
  left: comparedTask.nullable(),
  right: comparedTask.nullable(),
  /** 0 to 1. */
  similarity: z.number(),
  sharedWords: list(z.string()),
  /** Stretches of each side's text that the other lacks, as offsets into `text`. */
  leftOnly: list(span),
  rightOnly: list(span),
  targetChanges: list(
    z.object({
      indicator: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      /** Open either side as the figure `plan.target.<id>`. */
      beforeId: id.nullable(),
      afterId: id.nullable(),
      change: z.enum(['tightened', 'loosened', 'same', 'changed', 'added', 'removed']),
    }),
  ),
  departmentChanges: z.object({
    removed: list(localText),
    added: list(localText),
    renamed: list(z.object({ before: localText, after: localText })),
  }),
  dueChange: z.object({
    before: day.nullable(),
    after: day.nullable(),
    change: z.enum(['earlier', 'later', 'set', 'lifted', 'same', 'rolled']),
  }),
  explanation: localText,
});

export const comparison = z.object({
  mode: z.enum(compareModes),
  left: z.object({
    id,
    title: z.string(),
    docNumber: z.string().nullable(),
    year: z.number().int().nullable(),
  }),
  right: z.object({
    id,
    title: z.string(),
    docNumber: z.string().nullable(),
    year: z.number().int().nullable(),
  }),
  counts: z.record(z.enum(pairClasses), z.number().int()),
  /** Every task of both sides stands in exactly one pair. */
  pairs: list(comparedPair),
  /** One task that seems to have become several, or several one. */
  hints: list(
    z.object({
      kind: z.enum(['split', 'merge']),
      leftIds: list(id),
      rightIds: list(id),
      explanation: localText,
    }),
  ),
  /** Left sections against right sections: number of pairs in each cell. */
  matrix: z.object({
    rows: list(z.object({ id, title: z.string(), count: z.number().int() })),
    columns: list(z.object({ id, title: z.string(), count: z.number().int() })),
    cells: list(
      z.object({ rowId: id, columnId: id, count: z.number().int(), classes: list(z.enum(pairClasses)) }),
    ),
  }),
  milliseconds: z.number(),
});

export const homeQuery = z.object({ planId: id.optional() });

/** A thing that waits for the viewer, one click from done. */
export const need = z.object({
  kind: z.string(),
  title: localText,
  count: z.number().int(),
  href: z.string(),
  tone: z.enum(['now', 'soon', 'note']),
});

export const home = z.object({
  asOf: day,
  /** Plans to choose from, newest first, and the one shown. */
  plans: list(
    z.object({ id, title: z.string(), year: z.number().int().nullable(), status: z.enum(planStatuses) }),
  ),
  planId: id.nullable(),
  /** At most seven. */
  needs: list(need),
  totals: z.object({
    tasks: z.number().int(),
    done: z.number().int(),
    overdue: z.number().int(),
    soon: z.number().int(),
    submitted: z.number().int(),
    disputed: z.number().int(),
    byState: z.record(z.enum(workStates), z.number().int()),
    byLight: z.record(z.enum(lights), z.number().int()),
  }),
  /** Own tasks of the viewer's organisation; empty lists when it has none. */
  mine: z.object({
    tasks: list(ledgerRow),
    soon: list(ledgerRow),
    overdue: list(ledgerRow),
    disputed: list(ledgerRow),
    asked: list(
      z.object({
        commentId: id,
        taskId: id,
        taskTitle: z.string(),
        text: z.string(),
        by: z.string(),
        at: z.string(),
        href: z.string(),
      }),
    ),
  }),
  /** The plan by section, for a treemap or sunburst. */
  sections: list(
    z.object({
      id,
      parentId: id.nullable(),
      number: z.string(),
      title: z.string(),
      count: z.number().int(),
      byState: z.record(z.enum(workStates), z.number().int()),
      byLight: z.record(z.enum(lights), z.number().int()),
      overdue: z.number().int(),
      tasks: list(
        z.object({
          id,
          number: z.string(),
          title: z.string(),
          light: z.enum(lights),
          workState: z.enum(workStates),
          overdue: z.boolean(),
        }),
      ),
    }),
  ),
  /** Deadlines by month `YYYY-MM`, without gaps between first and last. */
  months: list(
    z.object({ month: z.string(), due: z.number().int(), done: z.number().int(), overdue: z.number().int() }),
  ),
  departments: list(
    z.object({
      organisationId: organisationId.nullable(),
      name: z.string(),
      nameEn: z.string(),
      lead: z.number().int(),
      coop: z.number().int(),
      done: z.number().int(),
      overdue: z.number().int(),
      soon: z.number().int(),
      byLight: z.record(z.enum(lights), z.number().int()),
    }),
  ),
  /** Latest changes, newest first. */
  changes: list(
    z.object({
      at: z.string(),
      by: z.string(),
      taskId: id,
      taskTitle: z.string(),
      summary: localText,
      href: z.string(),
    }),
  ),
});

export const searchQuery = z.object({
  q: z.string().trim().min(1).max(100),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export const searchResult = z.object({
  hits: list(
    z.object({
      kind: z.enum(['plan', 'section', 'task', 'target']),
      id,
      planId: id,
      title: z.string(),
      /** Number, section and plan it stands in. */
      place: z.string(),
      /** Words around the hit; `match` is an offset range in it, null when found by initials or number. */
      snippet: z.string(),
      match: span.nullable(),
      href: z.string(),
    }),
  ),
});

const figureValue = z.object({ text: z.string().nullable(), unit: z.string() });
const figureRef = z.object({ system: z.string(), kind: z.string(), id: z.string() });
const figureStep = z.object({
  kind: z.enum(['clause', 'task', 'target', 'rule', 'formula', 'part', 'row', 'file', 'entry']),
  title: localText,
  text: localText.optional(),
  href: z.string().optional(),
  quote: z.object({ before: z.string(), text: z.string(), after: z.string(), href: z.string() }).optional(),
  figures: list(z.object({ label: localText, value: figureValue, ref: figureRef.optional() })).optional(),
  table: z
    .object({ columns: list(localText), rows: list(list(z.union([z.string(), localText]))) })
    .optional(),
});

/** The kernel's `FigureDossier` as it travels. */
export const figureDossier = z.object({
  ref: figureRef,
  title: localText,
  value: figureValue,
  numerator: z.object({ label: localText, value: figureValue }).optional(),
  denominator: z.object({ label: localText, value: figureValue }).optional(),
  period: z.string().optional(),
  asOf: z.string(),
  definition: localText,
  quality: list(z.object({ severity: z.enum(['good', 'note', 'warning']), text: localText })),
  up: list(figureStep),
  down: list(figureStep),
});

export type CompareMode = (typeof compareModes)[number];
export type PairClass = (typeof pairClasses)[number];
export type ComparedTask = z.output<typeof comparedTask>;
export type ComparedPair = z.output<typeof comparedPair>;
export type Comparison = z.output<typeof comparison>;
export type Need = z.output<typeof need>;
export type Home = z.output<typeof home>;
export type SearchResult = z.output<typeof searchResult>;
export type FigureAnswer = z.output<typeof figureDossier>;
