import { route } from '@sanyi/api';
import type { ReceivedFile } from '@sanyi/records';
import { addComment, changeComment, removeComment } from '../store/comments.ts';
import { answerDispute, raiseDispute } from '../store/disputes.ts';
import {
  addEvidence,
  EVIDENCE_FILES,
  evidenceFileId,
  refuseEvidence,
  removeEvidence,
  verifyEvidence,
} from '../store/evidence.ts';
import {
  addMeasure,
  addMilestone,
  changeMeasure,
  changeMilestone,
  removeMeasure,
  removeMilestone,
} from '../store/measures.ts';
import { stateHooks } from '../store/state-hooks.ts';
import { actorOfRequest } from './actor.ts';
import { answerChange, answerRemoval, answerVersioned } from './answer-change.ts';
import { contract } from './schemas.ts';

/** What departments and inspectors do on a task: measures, milestones, evidence, disputes and comments. */
export const workRoutes = {
  'add-measure': route({
    ...contract['add-measure'],
    handle: (context) =>
      answerChange(context, (tx, actor) => addMeasure(tx, actor, context.params.taskId, context.body)),
  }),
  'update-measure': route({
    ...contract['update-measure'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        changeMeasure(tx, actor, context.params.measureId, version, context.body),
      ),
  }),
  'remove-measure': route({
    ...contract['remove-measure'],
    handle: (context) =>
      answerRemoval(context, (tx, actor, version) =>
        removeMeasure(tx, actor, context.params.measureId, version),
      ),
  }),

  'add-milestone': route({
    ...contract['add-milestone'],
    handle: (context) =>
      answerChange(context, (tx, actor) => addMilestone(tx, actor, context.params.taskId, context.body)),
  }),
  'update-milestone': route({
    ...contract['update-milestone'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        changeMilestone(tx, actor, context.params.milestoneId, version, context.body),
      ),
  }),
  'remove-milestone': route({
    ...contract['remove-milestone'],
    handle: (context) =>
      answerRemoval(context, (tx, actor, version) =>
        removeMilestone(tx, actor, context.params.milestoneId, version),
      ),
  }),

  'add-evidence': route({
    ...contract['add-evidence'],
    async handle(context) {
      const { platform, viewer, params } = context;
      const actor = actorOfRequest(context);
      await context.transact((tx) => refuseEvidence(tx, actor, params.taskId));
      const { files, fields } = await context.upload();
      const received: ReceivedFile[] = [];
      for (const file of files)
        received.push(await platform.files.receive([file.bytes], file.name, EVIDENCE_FILES));
      const given = {
        note: fields['note']?.trim().slice(0, 500) || null,
        milestoneId: fields['milestoneId'] || null,
      };
      const evidence = await context.transact(async (tx) => {
        const rows = [];
        for (const file of received) {
          const stored = await platform.files.register(tx, file, { viewer, scopePath: viewer.scopePath });
          rows.push(await addEvidence(tx, actor, params.taskId, stored, given));
        }
        return rows;
      });
      return { evidence };
    },
  }),
  'evidence-file': route({
    ...contract['evidence-file'],
    async handle({ transact, params, platform }) {
      const file = await transact(async (tx) =>
        platform.files.find(tx, await evidenceFileId(tx, params.evidenceId)),
      );
      return {
        fileName: file.originalName,
        mediaType: file.mediaType,
        content: await platform.files.read(file),
      };
    },
  }),
  'verify-evidence': route({
    ...contract['verify-evidence'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        verifyEvidence(tx, actor, context.params.evidenceId, version, context.body),
      ),
  }),
  'remove-evidence': route({
    ...contract['remove-evidence'],
    handle: (context) =>
      answerRemoval(context, (tx, actor, version) =>
        removeEvidence(tx, actor, context.params.evidenceId, version),
      ),
  }),

  'raise-dispute': route({
    ...contract['raise-dispute'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        raiseDispute(
          tx,
          actor,
          stateHooks(context.platform.records),
          context.params.taskId,
          version,
          context.body,
        ),
      ),
  }),
  'answer-dispute': route({
    ...contract['answer-dispute'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        answerDispute(
          tx,
          actor,
          stateHooks(context.platform.records),
          context.params.disputeId,
          version,
          context.body,
        ),
      ),
  }),

  'add-comment': route({
    ...contract['add-comment'],
    handle: (context) =>
      answerChange(context, (tx, actor) => addComment(tx, actor, context.params.taskId, context.body)),
  }),
  'update-comment': route({
    ...contract['update-comment'],
    handle: (context) =>
      answerVersioned(context, (tx, actor, version) =>
        changeComment(tx, actor, context.params.commentId, version, context.body.text),
      ),
  }),
  'remove-comment': route({
    ...contract['remove-comment'],
    handle: (context) =>
      answerRemoval(context, (tx, actor, version) =>
        removeComment(tx, actor, context.params.commentId, version),
      ),
  }),
};
