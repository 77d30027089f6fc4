import { isDay } from '@sanyi/quantity';
import { z } from 'zod';
import { lights } from '../../engine/ledger/words.ts';

export {
  lights,
  planStatuses,
  responsibilityRoles,
  reviewStates,
  taskKinds,
  workStates,
} from '../../engine/ledger/words.ts';

/** Pieces that several schemas of the contract share (接口公共部分). Lists are read-only; what is absent is `null`. */
export const id = z.uuid();
/** Ids of the organisation tree are words, such as `qinghe-health`. */
export const organisationId = z.string().min(1).max(100);
export const localText = z.object({ zh: z.string(), en: z.string() });
export const day = z.string().refine(isDay, '日期应为存在的 YYYY-MM-DD / A day must exist, as YYYY-MM-DD');
export const span = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]).readonly();
/** Exact number as text: `75`, `26.5`, `-0.30`; never a float. */
export const decimal = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,20})?$/, '应为数字，如 26.5 / A number such as 26.5');

export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly();
}

/** A list in an address: `a,b,c`; empty text is an empty list. */
export function commaList<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .string()
    .transform((text) => (text === '' ? [] : text.split(',')))
    .pipe(z.array(z.enum(values)));
}

export const flag = z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] });

export const responsibilityModes = [
  'lead',
  'lead_coop',
  'joint',
  'joint_by_duty',
  'separate',
  'in_text',
  'none',
] as const;
export const deadlineKinds = ['by', 'during', 'start', 'period', 'duration', 'recurring', 'ongoing'] as const;
export const comparators = ['ge', 'gt', 'le', 'lt', 'eq', 'reach', 'approx', 'range', 'all'] as const;
export const citationRelations = [
  'basis',
  'implements',
  'to_issue',
  'revise',
  'repeals',
  'background',
] as const;
/** `read`: as the reader proposed; `changed`: corrected by a person; `added`: entered by a person. */
export const origins = ['read', 'changed', 'added'] as const;
/** Where a target stands: in a task's text, in the indicator table, elsewhere in the paper, or entered by a person. */
export const targetSources = ['task', 'table', 'document', 'added'] as const;

/** An organisation of the tree as it is shown. */
export const organisation = z.object({ id: organisationId, name: localText, kind: z.string() });
/** A person as it is shown: name only. */
export const person = z.object({ accountId: id, name: z.string() });
/** Where something stands and why the reader believes it; all null for what a person entered. */
export const evidencePlace = {
  span: span.nullable(),
  quote: z.string().nullable(),
  confidence: z.number().nullable(),
  /** Key of `engine/reasons.ts`. */
  reason: z.string().nullable(),
  origin: z.enum(origins),
};

/** A sentence of the paper with its surroundings; `href` opens it in the paper page. */
export const quote = z.object({ before: z.string(), text: z.string(), after: z.string(), href: z.string() });

/** The light of a task or target with the reason for it. */
export const lightState = z.object({
  light: z.enum(lights),
  reason: localText,
  /** Version of the published rule; null when no rule was applied. */
  rule: z.string().nullable(),
});

export type LightState = z.output<typeof lightState>;
