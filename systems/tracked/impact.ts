import { trackedSystem } from './tracked-system.ts';

/** Health impact assessment (健康影响评估): tracked, not computed yet. */
export const impact = trackedSystem({
  id: 'impact',
  cluster: 'K35',
  stage: 'public-health',
  title: { zh: '健康影响评估', en: 'Health impact assessment' },
  summary: {
    zh: '用清单筛查拟出台的政策，需要评估的给出意见，并与被其改变的条款相连。',
    en: 'Screens draft policies with a checklist, assesses those that need it, and links the opinion to the clause it changes.',
  },
  sources: ['shanghai-14-5-health#四5', 'shanghai-14-5-health#五（一）'],
  terms: [
    '健康影响评估',
    '健康融入所有政策',
    '健康融入万策',
    '健康影响',
    '公共政策健康',
    '健康城市',
    '爱国卫生',
    '健康行动',
  ],
});
