import { trackedSystem } from './tracked-system.ts';

/** Alliances and county medical communities (医联体与医共体): tracked, not computed yet. */
export const alliances = trackedSystem({
  id: 'alliances',
  cluster: 'K07',
  stage: 'care',
  title: { zh: '医联体与医共体', en: 'Alliances and county medical communities' },
  summary: {
    zh: '登记医联体、医共体的成员、分工、统一药品目录、下派人员和资金份额，考核得分由数据算出并与薪酬、医保挂钩。',
    en: 'Records members, roles, shared formulary, seconded staff and fund shares of an alliance; its assessment score is computed from data and linked to pay and insurance.',
  },
  sources: [
    'jiading-2020#二4',
    'shanghai-14-5-health#四37',
    'shanghai-14-5-health#四40',
    'shanghai-14-5-health#四44',
    'shanghai-14-5-health#四45',
    'zhejiang-2022#任务2',
    'zhejiang-2022#任务3',
    'zhejiang-2022#任务4',
    'qingpu-2022#一（六）',
    'qingpu-2022#二5',
  ],
  terms: [
    '医联体',
    '医共体',
    '医疗联合体',
    '医疗共同体',
    '紧密型医联体',
    '县域医共体',
    '城市医联体',
    '专科联盟',
    '专病联盟',
    '专科医联体',
    '医疗集团',
    '组团式',
    '对口支援',
    '对口帮扶',
    '山海提升',
    '资源下沉',
    '下沉基层',
  ],
});
