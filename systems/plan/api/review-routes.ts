import { route } from '@sanyi/api';
import { acceptAll } from '../store/accept-all.ts';
import { addTask } from '../store/add-task.ts';
import { loadOrganisations, organisationView } from '../store/organisations.ts';
import { mergeTask, splitTask } from '../store/reshape.ts';
import { restoreTask } from '../store/restore-task.ts';
import {
  acceptTask,
  correctTask,
  rejectTask,
  setDeadlines,
  setDepartments,
  setTargets,
} from '../store/review.ts';
import { takeBackStep } from '../store/take-back.ts';
import { loadAliases, removeAlias } from '../store/taught-aliases.ts';
import { loadTree } from '../store/tree.ts';
import { actorOfRequest } from './actor.ts';
import { answerChange, answerVersioned } from './answer-change.ts';
import { contract } from './schemas.ts';

/** The review: what was read, confirmed or put right by a person. */
export const reviewRoutes = {
  tree: route({
    ...contract.tree,
    handle: (context) =>
      context.transact((tx) => loadTree(tx, actorOfRequest(context), context.params.planId)),
  }),

  'accept-all': route({
    ...contract['accept-all'],
    handle: (context) =>
      context.transact((tx) =>
        acceptAll(tx, actorOfRequest(context), context.params.planId, context.body.minimumConfidence),
      ),
  }),

  'add-task': route({
    ...contract['add-task'],
    handle: (context) =>
      answerChange(context, (tx, actor) => addTask(tx, actor, context.params.planId, context.body)),
  }),

  'correct-task': route({
    ...contract['correct-task'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        correctTask(tx, actor, context.params.taskId, version, context.body),
      ),
  }),

  'set-departments': route({
    ...contract['set-departments'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        setDepartments(tx, actor, context.params.taskId, version, context.body),
      ),
  }),

  'set-deadlines': route({
    ...contract['set-deadlines'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        setDeadlines(tx, actor, context.params.taskId, version, context.body.deadlines),
      ),
  }),

  'set-targets': route({
    ...contract['set-targets'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        setTargets(tx, actor, context.params.taskId, version, context.body.targets),
      ),
  }),

  'accept-task': route({
    ...contract['accept-task'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) => acceptTask(tx, actor, context.params.taskId, version)),
  }),

  'reject-task': route({
    ...contract['reject-task'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        rejectTask(tx, actor, context.params.taskId, version, context.body.reason),
      ),
  }),

  'restore-task': route({
    ...contract['restore-task'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        restoreTask(tx, actor, context.params.taskId, version),
      ),
  }),

  'split-task': route({
    ...contract['split-task'],
    async handle(context) {
      const { at, title } = context.body;
      const parts = await context.transact((tx) =>
        splitTask(tx, actorOfRequest(context), context.params.taskId, context.ifMatch(), at, title),
      );
      context.setVersion(parts.first.version);
      return parts;
    },
  }),

  'merge-task': route({
    ...contract['merge-task'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        mergeTask(tx, actor, context.params.taskId, version, context.body),
      ),
  }),

  'undo-step': route({
    ...contract['undo-step'],
    handle: (context) =>
      context.transact((tx) => takeBackStep(tx, actorOfRequest(context), context.params.stepId)),
  }),

  aliases: route({
    ...contract.aliases,
    handle: ({ transact, viewer }) =>
      transact(async (tx) => {
        const organisations = await loadOrganisations(tx);
        const rows = await loadAliases(tx, viewer.scopePath);
        return {
          aliases: rows.map(({ organisationId, ...row }) => ({
            ...row,
            organisation: organisationView(organisations.get(organisationId ?? '')),
          })),
        };
      }),
  }),

  'remove-alias': route({
    ...contract['remove-alias'],
    handle: (context) =>
      context.transact((tx) => removeAlias(tx, actorOfRequest(context), context.params.aliasId)),
  }),
};
