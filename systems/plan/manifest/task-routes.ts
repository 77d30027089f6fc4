import type { RouteDeclaration } from '@sanyi/kernel';

/** The task page (任务). */
export const taskRoutes = [
  {
    id: 'task',
    method: 'GET',
    path: '/plan/tasks/:taskId',
    title: { zh: '任务详情', en: 'Task page' },
    access: 'plan.read',
  },
  {
    id: 'assign-task',
    method: 'POST',
    path: '/plan/tasks/:taskId/assign',
    title: { zh: '分派任务', en: 'Assign a task' },
    access: 'plan.assign',
  },
  {
    id: 'move-task',
    method: 'POST',
    path: '/plan/tasks/:taskId/state',
    title: { zh: '变更任务状态', en: 'Move a task' },
    access: 'plan.state',
  },
  {
    id: 'set-person',
    method: 'PUT',
    path: '/plan/tasks/:taskId/person',
    title: { zh: '填写责任人', en: 'Name the responsible person' },
    access: 'plan.work',
  },
] as const satisfies readonly RouteDeclaration[];
