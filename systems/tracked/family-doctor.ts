import { trackedSystem } from './tracked-system.ts';

/** Family-doctor contracting (家庭医生签约): tracked, not computed yet. */
export const familyDoctor = trackedSystem({
  id: 'family-doctor',
  cluster: 'K04',
  stage: 'care',
  title: { zh: '家庭医生签约', en: 'Family-doctor contracting' },
  summary: {
    zh: '居民与家庭医生签约、续约、转签和解约，按人群、医生和中心计算签约覆盖与履约，再据此核定签约服务费。',
    en: 'Residents sign, renew, move and end contracts with a family doctor; coverage and delivered services are computed by group, doctor and centre and set the service fee.',
  },
  sources: [
    'changning-2014#（二）3',
    'changning-2014#（四）3',
    'changning-2014#（四）3（1）',
    'changning-2014#（四）4',
    'changning-2014#（五）',
    'jiading-2020#二7',
    'shanghai-14-5-health#四15',
    'zhejiang-2022#任务5',
    'qingpu-2022#二5',
  ],
  terms: [
    '家庭医生',
    '家庭医生签约',
    '家庭医生工作室',
    '家庭医生工作站',
    '家庭医生服务',
    '家庭医生制',
    '签约服务',
    '签约服务费',
    '签约服务包',
    '签约率',
    '签约居民',
    '签约对象',
    '重点人群签约',
    '1+1+1',
    '3+X',
    '功能社区',
    '服务包',
  ],
});
