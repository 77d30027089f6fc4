import { z } from 'zod';
import {
  day,
  id,
  lightState,
  list,
  localText,
  organisation,
  organisationId,
  person,
  planStatuses,
  quote,
  responsibilityRoles,
  workStates,
} from './common.ts';
import { reviewTask } from './review.ts';

const authored = {
  by: person,
  organisation: organisation.nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.number().int(),
};

/** What a department will do for a task (具体举措). */
export const measure = z.object({
  id,
  taskId: id,
  text: z.string(),
  responsiblePerson: z.string().nullable(),
  dueOn: day.nullable(),
  doneOn: day.nullable(),
  ...authored,
});
export const newMeasure = z.object({
  text: z.string().trim().min(1).max(1000),
  responsiblePerson: z.string().trim().max(60).nullable().default(null),
  dueOn: day.nullable().default(null),
});
export const measureChange = z
  .object({
    text: z.string().trim().min(1).max(1000),
    responsiblePerson: z.string().trim().max(60).nullable(),
    dueOn: day.nullable(),
    doneOn: day.nullable(),
  })
  .partial();

/** A step with a day (里程碑). */
export const milestone = z.object({
  id,
  taskId: id,
  title: z.string(),
  dueOn: day,
  doneOn: day.nullable(),
  note: z.string().nullable(),
  /** Past its day and not done. */
  overdue: z.boolean(),
  ...authored,
});
export const newMilestone = z.object({
  title: z.string().trim().min(1).max(200),
  dueOn: day,
  note: z.string().trim().max(500).nullable().default(null),
});
export const milestoneChange = z
  .object({
    title: z.string().trim().min(1).max(200),
    dueOn: day,
    doneOn: day.nullable(),
    note: z.string().trim().max(500).nullable(),
  })
  .partial();

/** A file that shows what was done (佐证材料). */
export const evidence = z.object({
  id,
  taskId: id,
  milestoneId: id.nullable(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  note: z.string().nullable(),
  verdict: z.enum(['unverified', 'accepted', 'returned']),
  verifiedBy: person.nullable(),
  verifiedAt: z.string().nullable(),
  verdictNote: z.string().nullable(),
  /** The viewer may judge it: an inspector who is not the one who sent it. */
  mayVerify: z.boolean(),
  mayWithdraw: z.boolean(),
  ...authored,
});
export const verdict = z.object({
  verdict: z.enum(['accepted', 'returned']),
  note: z.string().trim().max(500).nullable().default(null),
});

/** A department holds that a task is not its own (待调整). */
export const dispute = z.object({
  id,
  taskId: id,
  reason: z.string(),
  proposed: organisation.nullable(),
  state: z.enum(['open', 'upheld', 'declined']),
  answer: z.string().nullable(),
  answeredBy: person.nullable(),
  answeredAt: z.string().nullable(),
  ...authored,
});
export const newDispute = z.object({
  reason: z.string().trim().min(1).max(1000),
  proposedOrganisationId: organisationId.nullable().default(null),
});
/** `upheld` frees the organisation that disputed; `assignments` is who takes over (else the proposed one, if any). */
export const disputeAnswer = z.object({
  outcome: z.enum(['upheld', 'declined']),
  answer: z.string().trim().min(1).max(1000),
  assignments: z
    .array(z.object({ organisationId: organisationId, role: z.enum(responsibilityRoles) }))
    .max(60)
    .optional(),
});

export const comment = z.object({
  id,
  taskId: id,
  text: z.string(),
  /** The organisation that is asked; null for a remark. */
  asked: organisation.nullable(),
  /** The asked organisation has written since. */
  answered: z.boolean(),
  own: z.boolean(),
  ...authored,
});
export const newComment = z.object({
  text: z.string().trim().min(1).max(2000),
  askedOrganisationId: organisationId.nullable().default(null),
});
export const commentChange = z.object({ text: z.string().trim().min(1).max(2000) });

/** One change in the life of a task, newest first. */
export const revision = z.object({
  id: z.string(),
  at: z.string(),
  by: person,
  organisation: organisation.nullable(),
  /** `corrected`, `assigned`, `moved`, `split`, … see `text/`. */
  action: z.string(),
  summary: localText,
  changes: list(
    z.object({
      field: z.string(),
      label: localText,
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  note: z.string().nullable(),
});

/** A step of the state machine as the viewer sees it. */
export const transition = z.object({
  to: z.enum(workStates),
  title: localText,
  allowed: z.boolean(),
  /** Why it is not allowed now. */
  refusal: localText.nullable(),
  needsReason: z.boolean(),
  /** A delay needs a new day. */
  needsDay: z.boolean(),
});

export const moveTask = z.object({
  to: z.enum(workStates),
  reason: z.string().trim().max(500).nullable().default(null),
  dueOn: day.nullable().default(null),
});

/** Who answers for the task: the whole assignment, replacing the one before. */
export const assignTask = z.object({
  assignments: z
    .array(z.object({ organisationId: organisationId, role: z.enum(responsibilityRoles) }))
    .min(1)
    .max(60),
  note: z.string().trim().max(500).nullable().default(null),
});

export const setPerson = z.object({ responsiblePerson: z.string().trim().max(60).nullable() });

export const taskPage = z.object({
  task: reviewTask,
  plan: z.object({ id, title: z.string(), docNumber: z.string().nullable(), status: z.enum(planStatuses) }),
  sectionPath: list(z.object({ id, number: z.string(), title: z.string() })),
  /** The task's words in the paper; null for a task without a place in it. */
  context: quote.nullable(),
  light: lightState,
  overdueDays: z.number().int().nullable(),
  mine: z.enum(responsibilityRoles).nullable(),
  /** What the viewer may do here. */
  rights: z.object({
    review: z.boolean(),
    assign: z.boolean(),
    work: z.boolean(),
    comment: z.boolean(),
    verify: z.boolean(),
  }),
  transitions: list(transition),
  measures: list(measure),
  milestones: list(milestone),
  evidence: list(evidence),
  disputes: list(dispute),
  comments: list(comment),
  revisions: list(revision),
  /** Neighbours in the paper, for stepping through. */
  previousId: id.nullable(),
  nextId: id.nullable(),
});

export type Measure = z.output<typeof measure>;
export type Milestone = z.output<typeof milestone>;
export type Evidence = z.output<typeof evidence>;
export type Dispute = z.output<typeof dispute>;
export type Comment = z.output<typeof comment>;
export type Revision = z.output<typeof revision>;
export type Transition = z.output<typeof transition>;
export type TaskPage = z.output<typeof taskPage>;
