import { z } from 'zod';

const text = z.object({ zh: z.string(), en: z.string() });

const systemHead = z.object({
  id: z.string(),
  cluster: z.string().nullable(),
  title: text,
  summary: text,
  stage: z.string(),
  state: z.enum(['works', 'tracked']),
  scope: text.nullable(),
});

/** Answer of `GET /catalogue/systems`. */
export const systems = z.object({
  systems: z.array(
    systemHead.extend({ clauses: z.int(), papers: z.int(), tasks: z.int(), targets: z.int() }),
  ),
  plans: z.int(),
  tasks: z.int(),
  unassigned: z.array(
    z.object({ taskId: z.string(), planTitle: z.string(), number: z.string(), title: z.string() }),
  ),
  /** False where the viewer's role may not read plans: the counts are then of nothing. */
  plansVisible: z.boolean(),
});
export type Systems = z.output<typeof systems>;

export const systemParams = z.object({ systemId: z.string() });

const target = z.object({
  targetId: z.string(),
  /** Null for a target outside tasks, in goals or an indicator table. */
  taskTitle: z.string().nullable(),
  /** Where its sentence stands in the paper. */
  href: z.string().nullable(),
  indicator: z.string(),
  phrase: z.string(),
  due: z.string().nullable(),
  entered: z
    .object({
      text: z.string().nullable(),
      unit: z.string(),
      period: z.string(),
      figure: z.object({ system: z.string(), kind: z.string(), id: z.string() }),
    })
    .nullable(),
});

/** Answer of `GET /catalogue/systems/:systemId`. */
export const system = z.object({
  system: systemHead,
  papers: z.array(
    z.object({
      document: z.string(),
      title: z.string(),
      docNumber: z.string().nullable(),
      issuedOn: z.string(),
      clauses: z.array(z.string()),
    }),
  ),
  tasks: z.array(
    z.object({
      taskId: z.string(),
      href: z.string(),
      planTitle: z.string(),
      number: z.string(),
      title: z.string(),
      leads: z.array(text),
      supports: z.array(text),
      confidence: z.int(),
      matches: z.array(z.object({ term: z.string(), where: z.enum(['title', 'text']) })),
    }),
  ),
  departments: z.array(z.object({ name: text, leads: z.int(), supports: z.int() })),
  targets: z.array(target),
  pages: z.array(z.object({ path: z.string(), title: text })),
  plansVisible: z.boolean(),
});
export type System = z.output<typeof system>;
