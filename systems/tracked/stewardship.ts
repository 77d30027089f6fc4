import { trackedSystem } from './tracked-system.ts';

/** Family-doctor cost stewardship (家庭医生管费用): tracked, not computed yet. */
export const stewardship = trackedSystem({
  id: 'stewardship',
  cluster: 'K05',
  stage: 'payment',
  title: { zh: '家庭医生管费用', en: 'Family-doctor cost stewardship' },
  summary: {
    zh: '对每位家庭医生的签约人群，比较按风险调整的预期费用与实际费用、外流费用，算出可用于激励的结余。',
    en: 'For each contracted panel it compares risk-adjusted expected cost with actual cost and care sought elsewhere, and derives the incentive pool.',
  },
  sources: ['changning-2014#（一）2', 'jiading-2020#二7', 'shanghai-14-5-health#四44'],
  terms: [
    '管费用',
    '家庭医生管费用',
    '费用守门人',
    '双守门人',
    '守门人',
    '按签约人数预付',
    '签约人头费',
    '签约人群医保费用',
  ],
});
