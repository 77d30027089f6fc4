import type { MdcStep, Rule, Scheme } from '@sanyi/grouping';
import { z } from 'zod';

/** A rule inside a rule inside a rule: deeper is no scheme but an attack. */
const MOST_DEPTH = 64;

const list = z.string().min(1);
const atom = z.union([
  z.object({
    op: z.enum(['always', 'never', 'mainOperationCounts', 'anyOperationCounts', 'hasMcc', 'hasCc']),
  }),
  z.object({
    op: z.enum([
      'mainDiagnosisIn',
      'otherDiagnosisIn',
      'anyDiagnosisIn',
      'mainOperationIn',
      'otherOperationIn',
      'anyOperationIn',
    ]),
    list,
  }),
  z.object({ op: z.literal('anyDiagnosisBegins'), prefix: z.string().min(1) }),
  z.object({ op: z.literal('operationOfClass'), map: list, class: z.string().min(1) }),
  z.object({
    op: z.literal('compare'),
    field: z.enum(['ageYears', 'ageDays', 'weightGrams', 'stayDays', 'icuHours']),
    by: z.enum(['<', '<=', '=', '>=', '>']),
    value: z.number().int().min(0),
  }),
  z.object({
    op: z.literal('equals'),
    field: z.enum(['sex', 'dischargeMode', 'department']),
    value: z.string().min(1),
  }),
  z.object({
    op: z.enum(['diagnosesAtLeast', 'operationsAtLeast']),
    count: z.number().int().min(1),
    list: list.optional(),
  }),
  z.object({
    op: z.literal('sitesAtLeast'),
    map: list,
    count: z.number().int().min(1),
    distinct: z.boolean(),
  }),
]);

/** A rule read by hand, because a schema that names itself would follow any depth. */
const rule = z.unknown().transform((value, context): Rule => {
  const made = ruleAt(value, 0);
  if (made) return made;
  context.addIssue({
    code: 'custom',
    message: `不是规则 / not a rule: ${JSON.stringify(value)?.slice(0, 200)}`,
  });
  return z.NEVER;
});

function ruleAt(value: unknown, depth: number): Rule | null {
  if (depth > MOST_DEPTH || typeof value !== 'object' || value === null) return null;
  if ('op' in value && 'rules' in value && (value.op === 'and' || value.op === 'or')) {
    if (!Array.isArray(value.rules)) return null;
    const rules = value.rules.map((inner) => ruleAt(inner, depth + 1));
    return rules.every((inner) => inner !== null) ? { op: value.op, rules } : null;
  }
  if ('op' in value && 'rule' in value && value.op === 'not') {
    const inner = ruleAt(value.rule, depth + 1);
    return inner ? { op: 'not', rule: inner } : null;
  }
  const parsed = atom.safeParse(value);
  return parsed.success ? (parsed.data as Rule) : null;
}

const step = z.union([
  z.object({ adrg: z.string().min(1) }),
  z.object({ ambiguous: z.string().min(1), rule }),
  z.object({ leftover: z.string().min(1), rule }),
]);
const codes = z.record(z.string(), z.string());

/** A scheme in this product's own JSON (自有格式方案), checked to the last rule. */
export const ownScheme = z
  .object({
    id: z.string().min(1).max(80),
    name: z.string().min(1).max(200),
    mdcs: z.array(
      z.object({ code: z.string().min(1), name: z.string().optional(), rule, steps: z.array(step) }),
    ),
    adrgs: z.record(
      z.string(),
      z.object({
        code: z.string().min(1),
        name: z.string().optional(),
        rule,
        drgs: z.array(z.object({ code: z.string().min(1), name: z.string().optional(), rule })),
      }),
    ),
    lists: z.record(z.string(), z.array(z.string().min(1))),
    maps: z.record(z.string(), codes),
    cc: codes,
    mcc: codes,
    exclusions: codes,
    countingOperations: z.array(z.string().min(1)),
    options: z.object({
      fallThrough: z.boolean(),
      needsSex: z.boolean().optional(),
      needsNewbornWeight: z.boolean().optional(),
    }),
  })
  .transform(
    ({ mdcs, ...rest }) =>
      ({ ...rest, mdcs: mdcs as (Scheme['mdcs'][number] & { steps: MdcStep[] })[] }) as Scheme,
  );
