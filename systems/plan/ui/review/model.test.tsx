import { describe, expect, it } from 'vitest';
import type { ReviewTask } from '../shared/contract.ts';
import { callsOf, draftOf, taughtBy } from './draft.ts';
import { ids, tree } from './fixture.ts';
import {
  acceptable,
  following,
  neighbour,
  progressOf,
  queueOf,
  remainsOf,
  treeLines,
  weakest,
} from './model.ts';

const [first, second] = tree.tasks as [ReviewTask, ReviewTask];

describe('the review', () => {
  it('a task is as sure as its weakest part', () => {
    expect(weakest(first)).toEqual({ confidence: 0.9, reason: 'duty.bracket' });
    expect(weakest(second)).toEqual({ confidence: 0.55, reason: 'target.weak' });
    expect(acceptable(tree.tasks, 0.9)).toBe(1);
    expect(acceptable(tree.tasks, 0)).toBe(2);
  });

  it('queues the doubts first and every waiting task once', () => {
    expect(queueOf(tree).map(({ what, taskId }) => [what, taskId])).toEqual([
      ['target', ids.second],
      ['task', ids.first],
    ]);
    const done = { ...tree, tasks: [first, { ...second, reviewState: 'confirmed' as const }] };
    expect(queueOf(done).map(({ taskId }) => taskId)).toEqual([ids.first]);
  });

  it('counts what was looked at of what is kept, and does not show what a merge left over', () => {
    const left = { ...second, reviewState: 'rejected' as const, original: null };
    expect(progressOf([first, second])).toEqual({ done: 0, all: 2 });
    expect(progressOf([first, { ...second, reviewState: 'confirmed' }])).toEqual({ done: 1, all: 2 });
    expect(progressOf([first, { ...second, reviewState: 'rejected' }])).toEqual({ done: 0, all: 1 });
    expect(progressOf([first, left])).toEqual({ done: 0, all: 1 });
    expect(treeLines({ ...tree, tasks: [first, left] }).map(({ kind }) => kind)).toEqual(['section', 'task']);
  });

  it('names what remains before publishing', () => {
    const remains = remainsOf([first, { ...second, reviewState: 'confirmed', responsibilities: [] }]);
    expect(remains.unreviewed.map(({ id }) => id)).toEqual([ids.first]);
    expect(remains.noLead.map(({ id }) => id)).toEqual([ids.second]);
    expect(remains.unsettled.map(({ id }) => id)).toEqual([ids.first]);
  });

  it('finds neighbours and the task that follows', () => {
    expect(neighbour(['a', 'b'], -1, 1)).toBe('a');
    expect(neighbour(['a', 'b'], 1, 1)).toBe('b');
    expect(neighbour(['a', 'b'], 1, -1)).toBe('a');
    expect(neighbour([], -1, 1)).toBeUndefined();
    expect(following(tree, first)?.id).toBe(ids.second);
    expect(following(tree, second)).toBeUndefined();
  });
});

describe('a draft', () => {
  it('of an untouched task sends nothing', () => {
    for (const task of tree.tasks) expect(callsOf(task, draftOf(task))).toEqual([]);
  });

  it('leaves out rows that were added and left empty', () => {
    const draft = draftOf(first);
    const empty = { key: 'new', role: 'coop' as const, raw: ' ', departmentId: null, organisationId: null };
    expect(callsOf(first, { ...draft, responsibilities: [...draft.responsibilities, empty] })).toEqual([]);
  });

  it('sends an item that is gone meanwhile as a new one', () => {
    const bare = { ...first, targets: [] };
    const calls = callsOf(bare, draftOf(first));
    expect(calls.map(({ route }) => route)).toEqual(['set-targets']);
    expect(calls[0]?.body).toMatchObject({
      targets: [{ indicator: '签约率', value: '75', span: first.targets[0]?.span }],
    });
    expect(JSON.stringify(calls)).not.toContain(ids.target);
  });

  it('teaches the names whose organisation was settled, unless told not to', () => {
    const draft = draftOf(first);
    const settled = draft.responsibilities.map((row) => ({ ...row, organisationId: 'qs-wjw' }));
    expect(taughtBy(first, { ...draft, responsibilities: settled })).toEqual(['区卫健委']);
    expect(taughtBy(first, { ...draft, responsibilities: settled, teach: false })).toEqual([]);
    expect(taughtBy(second, draftOf(second))).toEqual([]);
  });
});
