import type { LocalText } from './local-text.ts';

/** The four roles of plan work (方案工作的四种角色). */
export type RoleId = 'administrator' | 'reform-office' | 'department' | 'inspector';

export interface Role {
  readonly id: RoleId;
  readonly title: LocalText;
  readonly summary: LocalText;
}

export const roles: readonly Role[] = [
  {
    id: 'administrator',
    title: { zh: '系统管理员', en: 'Administrator' },
    summary: {
      zh: '管理机构、账号和系统运行，不填报业务数据。',
      en: 'Manages organisations, accounts and operation; enters no business data.',
    },
  },
  {
    id: 'reform-office',
    title: { zh: '医改办', en: 'Reform office' },
    summary: {
      zh: '导入方案、核对分解、分派任务、组织填报、出具报告。',
      en: 'Imports plans, reviews the breakdown, assigns tasks, runs reporting, issues reports.',
    },
  },
  {
    id: 'department',
    title: { zh: '责任部门', en: 'Department' },
    summary: {
      zh: '填报本部门任务的举措、进展、佐证和指标数据。',
      en: 'Reports measures, progress, evidence and figures of its own tasks.',
    },
  },
  {
    id: 'inspector',
    title: { zh: '督查人员', en: 'Inspector' },
    summary: {
      zh: '查看全部任务和佐证，核实完成情况。',
      en: 'Sees all tasks and evidence and verifies completion.',
    },
  },
];

/** Who is asking (当前用户): enough to decide what may be seen and done, nothing personal beyond the name shown. */
export interface Viewer {
  readonly accountId: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: RoleId;
  readonly organisationId: string;
  /** Materialised path of the region or organisation whose subtree the viewer belongs to, such as `/yunzhou/qinghe/`. */
  readonly scopePath: string;
  readonly mustChangePassword: boolean;
}
