import { type Rule, readRule } from '@sanyi/grouping';
import { z } from 'zod';
import type { RuleLists } from '../engine/rule-lists.ts';
import { dipProblems } from '../problems.ts';

const code = z.string().trim().min(1).max(60);
const codes = z.array(code).max(200_000);

const rule = z.unknown().transform((value, context): Rule => {
  const made = readRule(value);
  if (made) return made;
  context.addIssue({
    code: 'custom',
    message: `不是规则 / not a rule: ${JSON.stringify(value)?.slice(0, 200)}`,
  });
  return z.NEVER;
});
const row = z.object({ code, name: z.string().max(200), rule });
const merge = z.object({ code, name: z.string().max(200), members: codes });
const dimension = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rows'), code, name: z.string(), rows: z.array(row).max(1_000) }),
  z.object({
    kind: z.literal('index'),
    code,
    name: z.string(),
    categories: z
      .array(z.object({ code, name: z.string(), points: z.number().int().min(0).max(100), begins: codes }))
      .max(500),
    bands: z
      .array(
        z.object({
          code,
          name: z.string(),
          from: z.number().int().min(0),
          to: z.number().int().min(0).nullable(),
        }),
      )
      .max(50),
  }),
]);

const ruleLists = z
  .object({
    id: code,
    name: z.string().trim().min(1).max(200),
    excludedDiagnoses: codes,
    ignoredOperations: codes,
    operationClasses: z.record(code, z.enum(['diagnostic', 'therapeutic', 'surgery'])),
    preGroups: z.array(row).max(1_000),
    diagnosisMerges: z.array(merge).max(20_000),
    operationMerges: z.array(merge).max(20_000),
    combinedOperations: z
      .array(z.object({ code, name: z.string().max(200), parts: z.array(codes).min(2).max(10) }))
      .max(5_000),
    subdivisions: z
      .array(
        z.object({
          ...row.shape,
          take: z.object({ begins: codes, characters: z.number().int().min(1).max(8) }).optional(),
        }),
      )
      .max(5_000),
    lists: z.record(z.string().min(1), codes),
    dimensions: z.array(dimension).max(50),
  })
  .superRefine((given, context) => {
    const named = [
      ...given.preGroups,
      ...given.subdivisions,
      ...given.dimensions.flatMap((item) => (item.kind === 'rows' ? item.rows : [])),
    ];
    for (const { code: at, rule: own } of named)
      for (const list of listsIn(own))
        if (!Object.hasOwn(given.lists, list))
          context.addIssue({
            code: 'custom',
            path: ['lists', list],
            message: `${at} 引用的清单不存在 / ${at} names a list that is not there`,
          });
  });

/** Names of lists that a rule asks for. */
function listsIn(own: Rule): string[] {
  if (own.op === 'and' || own.op === 'or') return own.rules.flatMap(listsIn);
  if (own.op === 'not') return listsIn(own.rule);
  return 'list' in own && own.list !== undefined ? [own.list] : [];
}

/** Rule lists out of a file (读规则清单), checked to the last rule. @throws Problem dip/not-rules */
export function ruleListsOf(bytes: Uint8Array, name: string): RuleLists {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw dipProblems.problem('not-rules', { name, reason: (error as Error).message }, { cause: error });
  }
  const result = ruleLists.safeParse(document);
  if (result.success) return result.data as RuleLists;
  const [first] = result.error.issues;
  throw dipProblems.problem(
    'not-rules',
    { name, reason: `${first?.path.join('.')}: ${first?.message}` },
    { cause: result.error },
  );
}
