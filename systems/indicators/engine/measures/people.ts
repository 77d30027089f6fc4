import { type Measure, measuresOf } from './measure.ts';

const contracts = measuresOf({
  table: 'contract',
  form: 'rows',
  institution: 'institution_code',
  grain: { kind: 'open', from: 'signed_on', until: 'until_on', ended: 'ended_on' },
});
const services = measuresOf({
  table: 'contract_service',
  form: 'rows',
  institution: 'institution_code',
  grain: { kind: 'day', column: 'served_on' },
});
const referrals = measuresOf({
  table: 'referral',
  form: 'rows',
  institution: 'from_institution_code',
  grain: { kind: 'day', column: 'requested_on' },
});
const population = measuresOf({
  table: 'population',
  form: 'rows',
  institution: null,
  grain: { kind: 'year', column: 'year' },
});
const institutions = measuresOf({
  table: 'institution',
  form: 'rows',
  institution: 'institution_code',
  grain: { kind: 'open', from: 'valid_from', until: 'valid_until' },
});

const GROUPS = [
  ['elderly', '老年人', 'elderly persons'],
  ['hypertension', '高血压患者', 'persons with hypertension'],
  ['diabetes', '糖尿病患者', 'persons with diabetes'],
  ['pregnant', '孕产妇', 'pregnant women'],
  ['child', '儿童', 'children'],
  ['poor', '困难人员', 'persons in need'],
] as const;

/** Contracts of a key group that hold at the end of a month. */
function signedOf([group, zh, en]: (typeof GROUPS)[number]): Measure {
  return contracts.distinct([`signed_${group}`, `签约${zh}`, `${en} with a contract`], '人', 'person_key', {
    where: `group_code = '${group}'`,
  });
}

const resident = "population_kind_code = 'resident'";
const open = { where: "kind_code != 'pharmacy'" };

/** Measures of contracts, referrals and population (签约、转诊、人口度量). A contract counts only while it holds. */
export const peopleMeasures: readonly Measure[] = [
  contracts.distinct(['signed', '签约居民数', 'persons with a contract'], '人', 'person_key'),
  contracts.distinct(['signed_paid', '有偿签约居民数', 'persons with a paid contract'], '人', 'person_key', {
    where: 'is_paid',
  }),
  contracts.distinct(
    ['signed_key', '重点人群签约数', 'persons of key groups with a contract'],
    '人',
    'person_key',
    {
      where: "group_code != 'general'",
    },
  ),
  ...GROUPS.map(signedOf),
  services.count(['services', '签约服务次数', 'services under contracts'], '次'),
  services.count(['follow_ups', '随访次数', 'follow-ups'], '次', { where: "service_code = 'follow-up'" }),
  services.count(['home_visits', '上门服务次数', 'home visits'], '次', {
    where: "service_code = 'home-visit'",
  }),
  services.count(['check_ups', '签约体检次数', 'check-ups under contracts'], '次', {
    where: "service_code = 'check-up'",
  }),
  referrals.count(['referred_up', '上转人次', 'referrals up'], '人次', { where: "direction_code = 'up'" }),
  referrals.count(['referred_down', '下转人次', 'referrals down'], '人次', {
    where: "direction_code = 'down'",
  }),
  referrals.count(['arrived_down', '下转到诊人次', 'referrals down that arrived'], '人次', {
    where: "direction_code = 'down' and status_code = 'arrived'",
  }),
  referrals.count(['referred', '转诊人次', 'referrals'], '人次'),
  referrals.count(['arrived', '转诊到诊人次', 'referrals that arrived'], '人次', {
    where: "status_code = 'arrived'",
  }),
  referrals.count(['refused', '转诊被拒人次', 'referrals refused'], '人次', {
    where: "status_code = 'refused'",
  }),
  population.sum(['residents', '常住人口', 'residents'], '人', 'persons', { where: resident }),
  population.sum(['residents_65', '65 岁及以上常住人口', 'residents aged 65 and over'], '人', 'persons', {
    where: `${resident} and age_from >= 65岁`,
  }),
  institutions.distinct(['institutions', '医疗机构数', 'institutions'], '家', 'institution_code', open),
  institutions.distinct(
    ['primary_institutions', '基层医疗机构数', 'primary institutions'],
    '家',
    'institution_code',
    {
      where: "kind_code in {'community-centre', 'village-clinic'}",
    },
  ),
];
