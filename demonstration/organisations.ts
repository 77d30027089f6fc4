import type { LocalText } from '@sanyi/kernel';

/** Kinds of organisation that the records know (机构类别). */
export type OrganisationKind = 'region' | 'department' | 'hospital' | 'community-centre' | 'town';

/** One node of the demonstration tree (示例机构); the path is made from the parents when it is loaded. */
export interface SeedOrganisation {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: OrganisationKind;
  readonly name: LocalText;
  /** Body in the department registry of `@sanyi/codes`; only departments have one. */
  readonly departmentBody: string | null;
  readonly level: 'city' | 'district' | 'town' | null;
}

/**
 * Bodies of the city and of the district (部门对照表): registry id → last part of the organisation id, printed name
 * without the level word, English name, and where it exists. The only place that ties the demonstration to the
 * department registry.
 */
const BODIES: readonly (readonly [
  registryId: string,
  slug: string,
  zh: string,
  en: string,
  where: 'both' | 'city' | 'district',
])[] = [
  ['health-reform-office', 'ygb', '医改办', 'Health Reform Office', 'both'],
  ['health', 'wjw', '卫生健康委', 'Health Commission', 'both'],
  ['healthcare-security', 'ybj', '医保局', 'Healthcare Security Administration', 'both'],
  ['finance', 'czj', '财政局', 'Finance Bureau', 'both'],
  ['human-resources', 'rsj', '人力资源社会保障局', 'Human Resources and Social Security Bureau', 'both'],
  ['development-reform', 'fgw', '发展改革委', 'Development and Reform Commission', 'both'],
  ['civil-affairs', 'mzj', '民政局', 'Civil Affairs Bureau', 'both'],
  ['market-regulation', 'scjgj', '市场监管局', 'Market Regulation Administration', 'both'],
  ['education', 'jyj', '教育局', 'Education Bureau', 'both'],
  ['public-security', 'gaj', '公安局', 'Public Security Bureau', 'city'],
  ['public-security', 'gafj', '公安分局', 'Public Security Sub-bureau', 'district'],
  ['data', 'sjj', '数据局', 'Data Bureau', 'both'],
  ['staffing-office', 'bb', '委编办', 'Staffing Office', 'both'],
  ['disabled-federation', 'cl', '残联', "Disabled Persons' Federation", 'district'],
  ['government-office', 'zfb', '政府办公室', 'Government Office', 'district'],
  ['science-technology', 'kjj', '科技局', 'Science and Technology Bureau', 'city'],
  ['taxation', 'swj', '税务局', 'Taxation Bureau', 'city'],
  ['finance-office', 'jrb', '金融办', 'Local Finance Office', 'city'],
  ['economy-information', 'jxj', '经济和信息化局', 'Economy and Information Technology Bureau', 'city'],
  ['emergency', 'yjj', '应急管理局', 'Emergency Management Bureau', 'city'],
  ['red-cross', 'hszh', '红十字会', 'Red Cross', 'city'],
  ['trade-unions', 'zgh', '总工会', 'Federation of Trade Unions', 'city'],
];

/** Bodies that hang under the health commission (挂牌机构) of either level. */
const AFFILIATES = [
  ['chinese-medicine', 'zyyj', '中医药管理局', 'Traditional Chinese Medicine Administration'],
  ['disease-control', 'jkj', '疾控局', 'Disease Control and Prevention Administration'],
] as const;

const LEVELS = [
  { region: 'yunzhou', prefix: 'yz', word: '市', en: 'Yunzhou', level: 'city' },
  { region: 'qinghe', prefix: 'qh', word: '区', en: 'Qinghe', level: 'district' },
] as const;

function departmentsOfLevel(at: (typeof LEVELS)[number]): SeedOrganisation[] {
  const own = BODIES.filter(([, , , , where]) => where === 'both' || where === at.level).map(
    ([registryId, slug, zh, en]): SeedOrganisation => ({
      id: `${at.prefix}-${slug}`,
      parentId: at.region,
      kind: 'department',
      name: { zh: `${at.word}${zh}`, en: `${at.en} ${en}` },
      departmentBody: registryId,
      level: at.level,
    }),
  );
  const affiliates = AFFILIATES.map(
    ([registryId, slug, zh, en]): SeedOrganisation => ({
      id: `${at.prefix}-${slug}`,
      parentId: `${at.prefix}-wjw`,
      kind: 'department',
      name: { zh: `${at.word}${zh}`, en: `${at.en} ${en}` },
      departmentBody: registryId,
      level: at.level,
    }),
  );
  return [...own, ...affiliates];
}

const region = (
  id: string,
  parentId: string | null,
  zh: string,
  en: string,
  level: 'city' | 'district',
): SeedOrganisation => ({ id, parentId, kind: 'region', name: { zh, en }, departmentBody: null, level });

const place = (
  id: string,
  kind: 'hospital' | 'community-centre' | 'town',
  zh: string,
  en: string,
): SeedOrganisation => ({
  id,
  parentId: 'qinghe',
  kind,
  name: { zh, en },
  departmentBody: null,
  level: kind === 'town' ? 'town' : null,
});

/**
 * The demonstration tree (示例机构树): a fictional city, its district with departments, hospitals and towns, and a
 * sibling district that holds nothing, so that organisation scope can be seen at work. Parents stand before children.
 */
export const SEED_ORGANISATIONS: readonly SeedOrganisation[] = [
  region('yunzhou', null, '云州市', 'Yunzhou City', 'city'),
  region('qinghe', 'yunzhou', '清河区', 'Qinghe District', 'district'),
  region('linjiang', 'yunzhou', '临江区', 'Linjiang District', 'district'),
  ...LEVELS.flatMap(departmentsOfLevel),
  place('qh-hospital-people', 'hospital', '清河区人民医院', "Qinghe District People's Hospital"),
  place('qh-hospital-tcm', 'hospital', '清河区中医医院', 'Qinghe District Hospital of Chinese Medicine'),
  place(
    'qh-centre-chengguan',
    'community-centre',
    '城关街道社区卫生服务中心',
    'Chengguan Community Health Centre',
  ),
  place(
    'qh-centre-liuyuan',
    'community-centre',
    '柳园街道社区卫生服务中心',
    'Liuyuan Community Health Centre',
  ),
  place('qh-centre-shiqiao', 'community-centre', '石桥镇社区卫生服务中心', 'Shiqiao Community Health Centre'),
  place('qh-town-chengguan', 'town', '城关街道', 'Chengguan Subdistrict'),
  place('qh-town-liuyuan', 'town', '柳园街道', 'Liuyuan Subdistrict'),
  place('qh-town-shiqiao', 'town', '石桥镇', 'Shiqiao Town'),
  place('qh-town-meiwu', 'town', '梅坞镇', 'Meiwu Town'),
];
