import type { LocalText, RoleId } from '@sanyi/kernel';

/** One demonstration account (示例账号); its password is made when the demonstration folder is created. */
export interface SeedPerson {
  readonly username: string;
  readonly name: LocalText;
  readonly organisationId: string;
  readonly role: RoleId;
  /** What this account is good for in a tour (演示用途). */
  readonly shows: LocalText;
}

/** Demonstration accounts: every role, five reporting departments, the city above and a district beside (示例账号). */
export const SEED_PEOPLE: readonly SeedPerson[] = [
  {
    username: 'admin',
    name: { zh: '系统管理员', en: 'Administrator' },
    organisationId: 'yunzhou',
    role: 'administrator',
    shows: { zh: '机构、账号、审计和运行状态', en: 'organisations, accounts, audit trail, status' },
  },
  {
    username: 'zhanglan',
    name: { zh: '张岚', en: 'Zhang Lan' },
    organisationId: 'qh-ygb',
    role: 'reform-office',
    shows: {
      zh: '清河区医改办：导入、核对、分派、报告',
      en: 'Qinghe reform office: import, review, assign, report',
    },
  },
  {
    username: 'chenlizhou',
    name: { zh: '陈立舟', en: 'Chen Lizhou' },
    organisationId: 'qh-wjw',
    role: 'department',
    shows: { zh: '任务最多的部门', en: 'the department with most tasks' },
  },
  {
    username: 'guminzhi',
    name: { zh: '顾敏之', en: 'Gu Minzhi' },
    organisationId: 'qh-ybj',
    role: 'department',
    shows: { zh: '医保指标填报', en: 'insurance figures' },
  },
  {
    username: 'heyuan',
    name: { zh: '何远', en: 'He Yuan' },
    organisationId: 'qh-czj',
    role: 'department',
    shows: { zh: '牵头与配合任务并存', en: 'leads one task, cooperates in many' },
  },
  {
    username: 'linqiu',
    name: { zh: '林秋', en: 'Lin Qiu' },
    organisationId: 'qh-rsj',
    role: 'department',
    shows: { zh: '今年新接手的薪酬改革任务', en: 'the pay reform task that moved here this year' },
  },
  {
    username: 'xuexiaofan',
    name: { zh: '薛晓帆', en: 'Xue Xiaofan' },
    organisationId: 'qh-sjj',
    role: 'department',
    shows: { zh: '提出任务分工调整', en: 'disputes an assignment' },
  },
  {
    username: 'shenqingyue',
    name: { zh: '沈清越', en: 'Shen Qingyue' },
    organisationId: 'qh-zfb',
    role: 'inspector',
    shows: { zh: '查看全部任务和佐证', en: 'sees all tasks and evidence' },
  },
  {
    username: 'luojiashu',
    name: { zh: '罗嘉树', en: 'Luo Jiashu' },
    organisationId: 'yz-ygb',
    role: 'reform-office',
    shows: {
      zh: '云州市医改办：市级方案与对标',
      en: 'city reform office: the parent plan and the comparison',
    },
  },
  {
    username: 'xuwangshu',
    name: { zh: '许望舒', en: 'Xu Wangshu' },
    organisationId: 'linjiang',
    role: 'reform-office',
    shows: { zh: '相邻区县：看不到清河区的数据', en: 'a sibling district: sees nothing of Qinghe' },
  },
];
