import { defineSystem } from '@sanyi/kernel';

/** Grouping of stays (病例分组): every DRG scheme as data, stays grouped by the one in force on the day of discharge, each answer explained. */
export const manifest = defineSystem({
  id: 'drg',
  title: { zh: '病例分组', en: 'DRG grouping' },
  summary: {
    zh: '分组方案作为数据导入、检查、对比；按出院日期选用方案，把住院病例分到 DRG 组，每个结果都能说明依据。',
    en: 'Schemes are imported, checked and compared as data; stays are grouped by the scheme in force on their discharge, and every answer tells why.',
  },
  stage: 'platform',
  state: 'works',
  scope: {
    zh: '只做 DRG 分组，不算权重和应付金额，DIP 尚未建成；随产品只带自编的教学方案，正式方案由用户导入。',
    en: 'Groups by DRG only: no weights, no amounts due, no DIP yet. A teaching scheme of our own ships; official schemes are imported by their users.',
  },
  sources: [],
  terms: [],
  needs: ['data', 'dictionaries', 'region'],
  offers: true,
  permissions: [
    {
      code: 'drg.read',
      title: { zh: '查看病例分组', en: 'Read the grouping' },
      description: {
        zh: '查看方案、病例和分组依据；医院只看到本院病例。',
        en: 'See schemes, cases and reasons; a hospital sees its own cases only.',
      },
      roles: ['administrator', 'reform-office', 'department', 'inspector'],
    },
    {
      code: 'drg.manage',
      title: { zh: '管理分组方案', en: 'Manage schemes' },
      description: {
        zh: '导入方案，定下启用日期，对本地区病例重新分组。',
        en: 'Import schemes, set the day they begin, group the region anew.',
      },
      roles: ['administrator', 'reform-office'],
    },
  ],
  pages: [
    {
      id: 'groups',
      path: '/drg',
      title: { zh: '病例分组', en: 'DRG grouping' },
      access: 'drg.read',
      nav: { order: 905, icon: 'appstore' },
    },
    {
      id: 'group',
      path: '/drg/groups/$code',
      title: { zh: '病组', en: 'Group' },
      access: 'drg.read',
    },
    {
      id: 'cases',
      path: '/drg/cases',
      title: { zh: '病例', en: 'Cases' },
      access: 'drg.read',
    },
    {
      id: 'case',
      path: '/drg/cases/$institution/$encounter',
      title: { zh: '分组依据', en: 'Why this group' },
      access: 'drg.read',
    },
    {
      id: 'schemes',
      path: '/drg/schemes',
      title: { zh: '分组方案', en: 'Schemes' },
      access: 'drg.read',
    },
    {
      id: 'scheme',
      path: '/drg/schemes/$schemeNo',
      title: { zh: '方案', en: 'Scheme' },
      access: 'drg.read',
    },
  ],
  routes: [
    {
      id: 'schemes',
      method: 'GET',
      path: '/drg/schemes',
      title: { zh: '方案清单', en: 'List of schemes' },
      access: 'drg.read',
    },
    {
      id: 'scheme',
      method: 'GET',
      path: '/drg/schemes/:schemeNo',
      title: { zh: '方案结构和检查结果', en: 'Structure and findings of a scheme' },
      access: 'drg.read',
    },
    {
      id: 'import',
      method: 'POST',
      path: '/drg/schemes',
      title: { zh: '导入方案', en: 'Import a scheme' },
      access: 'drg.manage',
    },
    {
      id: 'use',
      method: 'POST',
      path: '/drg/schemes/:schemeNo/uses',
      title: { zh: '启用方案', en: 'Put a scheme in force' },
      access: 'drg.manage',
    },
    {
      id: 'compare',
      method: 'GET',
      path: '/drg/schemes/:schemeNo/comparison/:otherNo',
      title: { zh: '方案对比', en: 'Compare two schemes' },
      access: 'drg.read',
    },
    {
      id: 'group-case',
      method: 'POST',
      path: '/drg/group',
      title: { zh: '对病例分组', en: 'Group cases' },
      access: 'drg.read',
    },
    {
      id: 'start',
      method: 'POST',
      path: '/drg/runs',
      title: { zh: '对本地区病例分组', en: 'Group the region' },
      access: 'drg.manage',
    },
    {
      id: 'overview',
      method: 'GET',
      path: '/drg/overview',
      title: { zh: '分组概况', en: 'Overview' },
      access: 'drg.read',
    },
    {
      id: 'groups',
      method: 'GET',
      path: '/drg/groups',
      title: { zh: '病组清单', en: 'List of groups' },
      access: 'drg.read',
    },
    {
      id: 'group',
      method: 'GET',
      path: '/drg/groups/:code',
      title: { zh: '病组详情', en: 'One group' },
      access: 'drg.read',
    },
    {
      id: 'cases',
      method: 'GET',
      path: '/drg/cases',
      title: { zh: '病例清单', en: 'List of cases' },
      access: 'drg.read',
    },
    {
      id: 'case',
      method: 'GET',
      path: '/drg/cases/:institution/:encounter',
      title: { zh: '病例分组依据', en: 'Why a case is in its group' },
      access: 'drg.read',
    },
    {
      id: 'figure',
      method: 'GET',
      path: '/drg/figures/:kind/:id',
      title: { zh: '打开数字', en: 'Open a figure' },
      access: 'drg.read',
    },
  ],
  jobs: [
    {
      id: 'group',
      title: { zh: '对本地区病例分组', en: 'Group the region' },
      access: 'drg.manage',
    },
  ],
  commands: [
    {
      id: 'group',
      usage: 'drg group --scheme SCHEME --in cases.csv --out groups.csv [--explain]',
      title: { zh: '对病例文件分组', en: 'group a file of cases' },
    },
    {
      id: 'lint',
      usage: 'drg lint SCHEME [--json]',
      title: { zh: '检查分组方案', en: 'check a scheme' },
    },
    {
      id: 'compare',
      usage: 'drg compare --before SCHEME --after SCHEME --in cases.csv [--out moved.csv]',
      title: { zh: '对比两个分组方案', en: 'compare two schemes' },
    },
  ],
  indicators: [],
  parameters: [],
});
