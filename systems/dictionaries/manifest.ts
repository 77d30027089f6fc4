import { defineSystem } from '@sanyi/kernel';

/** Code dictionaries (编码字典): diagnoses, operations, drugs, consumables, services, institutions, areas and value lists by edition and date. */
export const manifest = defineSystem({
  id: 'dictionaries',
  title: { zh: '编码字典', en: 'Code dictionaries' },
  summary: {
    zh: '诊断、手术、药品、耗材、服务项目、机构和区划编码，按版本和启用日期保存，新版接替旧版而不删除。',
    en: 'Codes of diagnoses, operations, drugs, consumables, services, institutions and areas by edition and first day; a new edition supersedes, nothing is deleted.',
  },
  stage: 'platform',
  state: 'works',
  scope: {
    zh: '随产品只带自编样例；国家发布的目录由用户导入。值域随产品提供。',
    en: 'A sample written for the product is all that ships; official lists are imported by their users. Value lists are part of the product.',
  },
  sources: [],
  terms: [],
  needs: ['region'],
  offers: true,
  permissions: [
    {
      code: 'dictionaries.read',
      title: { zh: '查看编码字典', en: 'Read the dictionaries' },
      description: {
        zh: '检索编码，查看版本、对照和沿革。',
        en: 'Search codes; see editions, maps and history.',
      },
      roles: ['administrator', 'reform-office', 'department', 'inspector'],
    },
    {
      code: 'dictionaries.import',
      title: { zh: '导入编码字典', en: 'Import dictionaries' },
      description: {
        zh: '导入新版目录和对照表；字典供全部地区共用，只有最上级地区可以导入。',
        en: 'Import new editions and maps; they serve every region, so only the topmost region may.',
      },
      roles: ['administrator', 'reform-office'],
    },
  ],
  pages: [
    {
      id: 'list',
      path: '/dictionaries',
      title: { zh: '编码字典', en: 'Code dictionaries' },
      access: 'dictionaries.read',
      nav: { order: 910, icon: 'table' },
    },
    {
      id: 'import',
      path: '/dictionaries/import',
      title: { zh: '导入编码字典', en: 'Import a dictionary' },
      access: 'dictionaries.import',
    },
    {
      id: 'code',
      path: '/dictionaries/codes/$system/$code',
      title: { zh: '编码', en: 'Code' },
      access: 'dictionaries.read',
    },
  ],
  routes: [
    {
      id: 'list',
      method: 'GET',
      path: '/dictionaries/lines',
      title: { zh: '字典清单', en: 'List of dictionaries' },
      access: 'dictionaries.read',
    },
    {
      id: 'search',
      method: 'GET',
      path: '/dictionaries/search',
      title: { zh: '检索编码', en: 'Search codes' },
      access: 'dictionaries.read',
    },
    {
      id: 'code',
      method: 'GET',
      path: '/dictionaries/codes/:system/:code',
      title: { zh: '编码详情', en: 'One code' },
      access: 'dictionaries.read',
    },
    {
      id: 'values',
      method: 'GET',
      path: '/dictionaries/values',
      title: { zh: '值域', en: 'Value lists' },
      access: 'dictionaries.read',
    },
    {
      id: 'preview',
      method: 'POST',
      path: '/dictionaries/preview',
      title: { zh: '预览文件', en: 'Preview a file' },
      access: 'dictionaries.import',
    },
    {
      id: 'dry-run',
      method: 'POST',
      path: '/dictionaries/dry-run',
      title: { zh: '试算', en: 'Dry run' },
      access: 'dictionaries.import',
    },
    {
      id: 'import',
      method: 'POST',
      path: '/dictionaries/import',
      title: { zh: '导入', en: 'Import' },
      access: 'dictionaries.import',
    },
  ],
  jobs: [],
  commands: [
    {
      id: 'import',
      usage: 'dictionaries import FILE --as icd-10 --edition insurance-2.0 [--dry-run]',
      title: { zh: '导入编码字典', en: 'import a dictionary' },
    },
    {
      id: 'search',
      usage: 'dictionaries search TEXT',
      title: { zh: '检索编码', en: 'search codes' },
    },
  ],
  indicators: [],
  parameters: [],
});
