import { defineSystem, SIGNED_IN } from '@sanyi/kernel';

/** The whole reform at a glance (改革全景): every system, what orders it, and what of the loaded plans belongs to it. */
export const manifest = defineSystem({
  id: 'catalogue',
  title: { zh: '改革全景', en: 'The whole reform' },
  summary: {
    zh: '列出三医改革的全部系统：哪些文件条款要求建设、已载入方案中的哪些任务和目标属于它、目前能做到哪一步。',
    en: 'All systems of the reform: which clauses order each, which tasks and targets of the loaded plans belong to it, and how far it works today.',
  },
  stage: 'platform',
  state: 'works',
  scope: {
    zh: '按词语归类任务并说明依据；归类供查阅，不改变台账。',
    en: 'Tasks are assigned by words, with the words shown; the assignment informs and does not change the ledger.',
  },
  sources: [],
  terms: [],
  needs: ['plan', 'indicators'],
  offers: false,
  permissions: [],
  pages: [
    {
      id: 'board',
      path: '/systems',
      title: { zh: '改革全景', en: 'The whole reform' },
      access: SIGNED_IN,
      nav: { order: 800, icon: 'appstore' },
    },
    {
      id: 'system',
      path: '/systems/$systemId',
      title: { zh: '系统详情', en: 'System' },
      access: SIGNED_IN,
    },
  ],
  routes: [
    {
      id: 'systems',
      method: 'GET',
      path: '/catalogue/systems',
      title: { zh: '全部系统', en: 'All systems' },
      access: SIGNED_IN,
    },
    {
      id: 'system',
      method: 'GET',
      path: '/catalogue/systems/:systemId',
      title: { zh: '一个系统', en: 'One system' },
      access: SIGNED_IN,
    },
  ],
  jobs: [],
  commands: [],
  indicators: [],
  parameters: [],
});
