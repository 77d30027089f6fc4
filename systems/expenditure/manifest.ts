import { defineSystem } from '@sanyi/kernel';

/** Expenditure monitoring (医疗费用监测). */
export const manifest = defineSystem({
  id: 'expenditure',
  cluster: 'K14',
  title: { zh: '医疗费用监测', en: 'Expenditure monitoring' },
  summary: {
    zh: '按医院给出住院次均费用增幅和经病种结构调整的增幅，与控费目标比较，变动分解为人次、结构、价格、用量，分毫不差。',
    en: 'Growth of the cost per stay of each hospital, plain and case-mix adjusted, against its target; a change splits into volume, mix, price and intensity to the fen.',
  },
  stage: 'performance',
  state: 'works',
  scope: {
    zh: '目前只算住院；门急诊次均费用、编码因素和抗菌药物、辅助用药监控将在后续版本加入。',
    en: 'Stays only for now; visits, the part of coding, antimicrobials and adjuvant drugs come later.',
  },
  sources: [
    'jiading-2020#二9',
    'shanghai-14-5-health#一（三）2',
    'zhejiang-2022#任务11',
    'qingpu-2022#一（四）',
    'qingpu-2022#二9',
  ],
  terms: [
    '费用监测',
    '合理控费',
    '控费',
    '控制医疗费用',
    '医疗费用增长',
    '医药费用',
    '医疗费用',
    '费用增长',
    '费用控制',
    '次均费用',
    '均次费用',
    '病种组合指标',
    '病种组合',
    '费用增幅',
    '不合理增长',
  ],
  needs: ['data', 'drg'],
  offers: false,
  permissions: [
    {
      code: 'expenditure.read',
      title: { zh: '查看费用监测', en: 'Read expenditure' },
      description: {
        zh: '查看医院的次均费用增幅、目标和变动原因；医院只看到本院。',
        en: 'See growth, targets and drivers of hospitals; a hospital sees itself only.',
      },
      roles: ['reform-office', 'department', 'inspector'],
    },
    {
      code: 'expenditure.target',
      title: { zh: '设定控费目标', en: 'Set targets of growth' },
      description: {
        zh: '为全区或一家医院设定次均费用增幅目标，写明理由。',
        en: 'Set how much the cost per stay may grow, for the region or a hospital, with the reason.',
      },
      roles: ['reform-office'],
    },
  ],
  pages: [
    {
      id: 'home',
      path: '/expenditure',
      title: { zh: '费用监测', en: 'Expenditure' },
      access: 'expenditure.read',
      nav: { order: 310, icon: 'stock' },
    },
    {
      id: 'hospital',
      path: '/expenditure/hospitals/$code',
      title: { zh: '医院费用变动', en: 'Cost of a hospital' },
      access: 'expenditure.read',
    },
  ],
  routes: [
    {
      id: 'overview',
      method: 'GET',
      path: '/expenditure/overview',
      title: { zh: '各医院费用增幅', en: 'Growth by hospital' },
      access: 'expenditure.read',
    },
    {
      id: 'hospital',
      method: 'GET',
      path: '/expenditure/hospitals/:code',
      title: { zh: '一家医院的费用变动', en: 'Cost of one hospital' },
      access: 'expenditure.read',
    },
    {
      id: 'set-target',
      method: 'POST',
      path: '/expenditure/targets',
      title: { zh: '设定控费目标', en: 'Set a target of growth' },
      access: 'expenditure.target',
    },
    {
      id: 'figure',
      method: 'GET',
      path: '/expenditure/figures/:kind/:id',
      title: { zh: '数字来历', en: 'Where a figure comes from' },
      access: 'expenditure.read',
    },
  ],
  jobs: [],
  commands: [],
  indicators: [],
  parameters: [],
});
