import type { PermissionDeclaration } from '@sanyi/kernel';

/** What a role may do with plans and tasks (权限). */
export const permissions = [
  {
    code: 'plan.read',
    title: { zh: '查看方案和台账', en: 'Read plans and ledger' },
    description: {
      zh: '查看本地区（及下级地区）的方案、任务、佐证和比对结果，以及上级已发布的方案。',
      en: 'See plans, tasks, evidence and comparisons of the own region and below, and published plans of the levels above.',
    },
    roles: ['reform-office', 'department', 'inspector'],
  },
  {
    code: 'plan.import',
    title: { zh: '导入和发布方案', en: 'Import and publish plans' },
    description: {
      zh: '上传方案文件，发布、归档方案，关联上级和上年方案。',
      en: 'Upload papers, publish and archive plans, link the parent and the previous plan.',
    },
    roles: ['reform-office'],
  },
  {
    code: 'plan.review',
    title: { zh: '核对任务分解', en: 'Review the breakdown' },
    description: {
      zh: '确认、更正、拆分、合并读出的任务，维护单位别名。',
      en: 'Confirm, correct, split and merge what was read; keep the department aliases.',
    },
    roles: ['reform-office'],
  },
  {
    code: 'plan.assign',
    title: { zh: '分派任务', en: 'Assign tasks' },
    description: {
      zh: '确定牵头和配合单位，批量修改台账，答复异议。',
      en: 'Settle lead and cooperating departments, edit the ledger in bulk, answer disputes.',
    },
    roles: ['reform-office'],
  },
  {
    code: 'plan.work',
    title: { zh: '填报本单位任务', en: 'Work on own tasks' },
    description: {
      zh: '为本单位牵头或配合的任务填写举措、里程碑、责任人和佐证，对分工提出异议。',
      en: 'Enter measures, milestones, the responsible person and evidence of tasks the own organisation leads or supports, and dispute an assignment.',
    },
    roles: ['reform-office', 'department'],
  },
  {
    code: 'plan.state',
    title: { zh: '推进任务状态', en: 'Move the state of tasks' },
    description: {
      zh: '按规定的流程变更任务状态：部门认领和申请销号，督查核实，医改办调整。',
      en: 'Move tasks along the stated path: departments accept and submit, inspectors verify, the reform office adjusts.',
    },
    roles: ['reform-office', 'department', 'inspector'],
  },
  {
    code: 'plan.comment',
    title: { zh: '留言', en: 'Comment' },
    description: {
      zh: '在任务下留言或向部门提问；部门限本单位任务。',
      en: 'Comment on tasks or ask a department; departments on their own tasks only.',
    },
    roles: ['reform-office', 'department', 'inspector'],
  },
  {
    code: 'plan.verify',
    title: { zh: '核验佐证', en: 'Verify evidence' },
    description: {
      zh: '核验佐证材料，销号；核验人不得是报送人。',
      en: 'Verify evidence and close tasks; never by the person who reported.',
    },
    roles: ['inspector'],
  },
] as const satisfies readonly PermissionDeclaration[];
