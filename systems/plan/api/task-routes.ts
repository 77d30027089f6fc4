import { route } from '@sanyi/api';
import { assignTask } from '../store/assign.ts';
import { moveTask, setPerson } from '../store/move-task.ts';
import { stateHooks } from '../store/state-hooks.ts';
import { refuseStrangers } from '../store/task-lock.ts';
import { loadTaskPage } from '../store/task-page.ts';
import { actorOfRequest, lightsOf } from './actor.ts';
import { answerVersioned } from './answer-change.ts';
import { contract } from './schemas.ts';

/** The task page, assignment, state and the responsible person. */
export const taskRoutes = {
  task: route({
    ...contract.task,
    async handle(context) {
      const { platform } = context;
      const page = await context.transact((tx) =>
        loadTaskPage(
          tx,
          actorOfRequest(context),
          platform.manifests,
          lightsOf(platform),
          context.params.taskId,
        ),
      );
      context.setVersion(page.task.version);
      return page;
    },
  }),

  'assign-task': route({
    ...contract['assign-task'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        assignTask(tx, actor, context.params.taskId, version, context.body.assignments, context.body.note),
      ),
  }),

  'move-task': route({
    ...contract['move-task'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        moveTask(
          tx,
          actor,
          stateHooks(context.platform.records),
          context.params.taskId,
          version,
          context.body,
        ),
      ),
  }),

  'set-person': route({
    ...contract['set-person'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        setPerson(tx, actor, context.params.taskId, version, context.body.responsiblePerson, (opened) =>
          refuseStrangers(actor, opened),
        ),
      ),
  }),
};
