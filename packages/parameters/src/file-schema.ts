import { isDay } from '@sanyi/quantity';
import { z } from 'zod';

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const day = z.string().refine(isDay, 'not a day YYYY-MM-DD');

const part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('integer'), title: text, unit: text }),
  z.strictObject({ kind: z.literal('fixed'), title: text, unit: text, scale: z.int().min(0).max(12) }),
  z.strictObject({ kind: z.literal('fen'), title: text, unit: text }),
  z.strictObject({ kind: z.literal('ratio'), title: text, unit: text }),
]);

/**
 * How the numbers of a file are written: decimals and money as text, so that no digit passes through a float. A float
 * is read here only to be refused with the name of its part.
 */
const written = z.union([
  z.number(),
  z.string(),
  z.strictObject({ numerator: z.string(), denominator: z.string() }),
]);

const dated = z
  .strictObject({
    region: z
      .string()
      .regex(/^\/([^/]+\/)*$/, 'a region is a path such as /yunzhou/qinghe/')
      .default('/'),
    value: z.union([z.null(), written, z.record(z.string(), written)]),
    source: z
      .string()
      .regex(/^[a-z][a-z0-9-]*#.+$/, 'a source is <document>#<clause>')
      .optional(),
    mark: z.enum(['B', 'K', 'D', 'G']).optional(),
    note: text.optional(),
    last_confirmed_on: day,
  })
  .refine((value) => (value.source === undefined) !== (value.mark === undefined), {
    message: 'a value has either a source clause or a mark B, K, D or G',
  });

/** Shape of a parameter file (参数文件) in YAML; `packages/parameters/README.md` explains it by example. */
export const parameterFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)+$/),
  title: text,
  description: text,
  parts: z
    .record(z.string().regex(/^[a-z][a-zA-Z0-9]*$/), part)
    .refine((parts) => Object.keys(parts).length > 0),
  values: z
    .record(z.string(), z.array(dated).min(1))
    .refine((values) => Object.keys(values).length > 0, 'no values')
    .refine((values) => Object.keys(values).every(isDay), 'a key is not a day YYYY-MM-DD'),
});

export type WrittenPart = z.output<typeof part>;
export type WrittenValue = z.output<typeof written>;
export type WrittenDated = z.output<typeof dated>;
