import type { RouteDeclaration } from '@sanyi/kernel';

/** Review of what was read, and the aliases it teaches (核对与别名). */
export const reviewRoutes = [
  {
    id: 'correct-task',
    method: 'PATCH',
    path: '/plan/tasks/:taskId',
    title: { zh: '更正任务', en: 'Correct a task' },
    access: 'plan.review',
  },
  {
    id: 'set-departments',
    method: 'PUT',
    path: '/plan/tasks/:taskId/departments',
    title: { zh: '更正责任单位', en: 'Correct the departments' },
    access: 'plan.review',
  },
  {
    id: 'set-deadlines',
    method: 'PUT',
    path: '/plan/tasks/:taskId/deadlines',
    title: { zh: '更正时限', en: 'Correct the deadlines' },
    access: 'plan.review',
  },
  {
    id: 'set-targets',
    method: 'PUT',
    path: '/plan/tasks/:taskId/targets',
    title: { zh: '更正目标', en: 'Correct the targets' },
    access: 'plan.review',
  },
  {
    id: 'accept-task',
    method: 'POST',
    path: '/plan/tasks/:taskId/accept',
    title: { zh: '确认任务', en: 'Accept a task' },
    access: 'plan.review',
  },
  {
    id: 'reject-task',
    method: 'POST',
    path: '/plan/tasks/:taskId/reject',
    title: { zh: '剔除任务', en: 'Reject a task' },
    access: 'plan.review',
  },
  {
    id: 'restore-task',
    method: 'POST',
    path: '/plan/tasks/:taskId/restore',
    title: { zh: '恢复读出的原样', en: 'Restore what was read' },
    access: 'plan.review',
  },
  {
    id: 'split-task',
    method: 'POST',
    path: '/plan/tasks/:taskId/split',
    title: { zh: '拆分任务', en: 'Split a task' },
    access: 'plan.review',
  },
  {
    id: 'merge-task',
    method: 'POST',
    path: '/plan/tasks/:taskId/merge',
    title: { zh: '与下一条合并', en: 'Merge with the following task' },
    access: 'plan.review',
  },
  {
    id: 'undo-step',
    method: 'POST',
    path: '/plan/steps/:stepId/undo',
    title: { zh: '撤销一步核对', en: 'Take back a change of the review' },
    access: 'plan.review',
  },
  {
    id: 'aliases',
    method: 'GET',
    path: '/plan/aliases',
    title: { zh: '单位别名', en: 'Aliases taught' },
    access: 'plan.review',
  },
  {
    id: 'remove-alias',
    method: 'DELETE',
    path: '/plan/aliases/:aliasId',
    title: { zh: '删除别名', en: 'Remove an alias' },
    access: 'plan.review',
  },
] as const satisfies readonly RouteDeclaration[];
