/** Indicators of contracts and referrals; over the limit because the list is data and is read as one page. */
import { type IndicatorForm, indicatorsOf } from './indicator-form.ts';

const indicator = indicatorsOf({
  population: {
    zh: '期末有效的家庭医生签约，到期和解约的不计，一人多份只计一次；分母为最近一年的年末常住人口，只有全区数。',
    en: 'Contracts that hold at the end of the period, expired and ended ones left out, each person once; the denominator is the latest resident population at the end of a year, known for the region only.',
  },
  sourceSystem: { zh: '家庭医生签约、转诊登记、人口统计', en: 'Contracts, referrals, population' },
  owner: { zh: '卫生健康部门', en: 'Health department' },
});

const referral = {
  population: {
    zh: '按转出机构和申请日期计的转诊单。',
    en: 'Referrals by the institution they leave and the day they are asked for.',
  },
};

/** Indicators of contracts and referrals (签约、转诊指标). */
export const peopleIndicators: readonly IndicatorForm[] = [
  indicator(
    'signing-rate',
    ['家庭医生签约率', 'Contract rate', '签约率', '签约覆盖率'],
    ['signed', 'residents', '%'],
    'up',
    { kind: 'coverage' },
  ),
  indicator(
    'elderly-signing-rate',
    ['65 岁及以上老年人签约率', 'Contract rate of persons aged 65 and over'],
    ['signed_elderly', 'residents_65', '%'],
    'up',
    {
      kind: 'coverage',
      population: {
        zh: '以老年人类别签约的居民，以慢性病等类别签约的老年人不在分子内。',
        en: 'Persons signed as elderly; elderly persons signed in another group are not in the numerator.',
      },
    },
  ),
  indicator(
    'paid-signing-share',
    ['有偿签约占比', 'Share of paid contracts'],
    ['signed_paid', 'signed', '%'],
    'up',
    { kind: 'coverage' },
  ),
  indicator(
    'key-signing-share',
    ['重点人群签约占比', 'Key groups among contracts'],
    ['signed_key', 'signed', '%'],
    'up',
    { kind: 'coverage' },
  ),
  indicator(
    'signed',
    ['签约居民数', 'Persons with a contract', '家庭医生签约服务人数'],
    ['signed', null, '人'],
    'up',
  ),
  indicator(
    'signed-elderly',
    ['签约老年人数', 'Elderly persons with a contract'],
    ['signed_elderly', null, '人'],
    'up',
  ),
  indicator(
    'signed-hypertension',
    ['签约高血压患者数', 'Persons with hypertension under contract'],
    ['signed_hypertension', null, '人'],
    'up',
  ),
  indicator(
    'signed-diabetes',
    ['签约糖尿病患者数', 'Persons with diabetes under contract'],
    ['signed_diabetes', null, '人'],
    'up',
  ),
  indicator(
    'signed-pregnant',
    ['签约孕产妇数', 'Pregnant women under contract'],
    ['signed_pregnant', null, '人'],
    'up',
  ),
  indicator('signed-child', ['签约儿童数', 'Children under contract'], ['signed_child', null, '人'], 'up'),
  indicator(
    'signed-poor',
    ['签约困难人员数', 'Persons in need under contract'],
    ['signed_poor', null, '人'],
    'up',
  ),
  indicator(
    'services-per-contract',
    ['签约居民人均服务次数', 'Services per person under contract'],
    ['services', 'signed', '次/人'],
    'up',
  ),
  indicator(
    'follow-up-share',
    ['签约服务中随访占比', 'Share of follow-ups among services'],
    ['follow_ups', 'services', '%'],
    'band',
    { kind: 'coverage' },
  ),
  indicator('home-visits', ['上门服务次数', 'Home visits'], ['home_visits', null, '次'], 'up', {
    cumulative: true,
  }),
  indicator(
    'contract-check-ups',
    ['签约体检次数', 'Check-ups under contracts'],
    ['check_ups', null, '次'],
    'up',
    { cumulative: true },
  ),
  indicator(
    'referred-down',
    ['下转人次', 'Referrals down', '向下转诊人次'],
    ['referred_down', null, '人次'],
    'up',
    { ...referral, cumulative: true },
  ),
  indicator(
    'referred-up',
    ['上转人次', 'Referrals up', '向上转诊人次'],
    ['referred_up', null, '人次'],
    'band',
    { ...referral, cumulative: true },
  ),
  indicator(
    'down-up-ratio',
    ['下转上转比', 'Referrals down to referrals up'],
    ['referred_down', 'referred_up', ''],
    'up',
    referral,
  ),
  indicator(
    'down-arrival',
    ['下转承接率', 'Referrals down that arrived'],
    ['arrived_down', 'referred_down', '%'],
    'up',
    { ...referral, kind: 'coverage' },
  ),
  indicator(
    'referral-arrival',
    ['转诊到诊率', 'Referrals that arrived'],
    ['arrived', 'referred', '%'],
    'up',
    { ...referral, kind: 'coverage' },
  ),
  indicator('referral-refusal', ['转诊拒收率', 'Referrals refused'], ['refused', 'referred', '%'], 'down', {
    ...referral,
    kind: 'coverage',
  }),
];
