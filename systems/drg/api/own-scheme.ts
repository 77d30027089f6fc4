import { type MdcStep, type Rule, readRule, type Scheme } from '@sanyi/grouping';
import { z } from 'zod';

/** A rule read by hand, because a schema that names itself would follow any depth. */
const rule = z.unknown().transform((value, context): Rule => {
  const made = readRule(value);
  if (made) return made;
  context.addIssue({
    code: 'custom',
    message: `不是规则 / not a rule: ${JSON.stringify(value)?.slice(0, 200)}`,
  });
  return z.NEVER;
});

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
