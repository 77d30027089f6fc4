/** The definitions of all planted truths (真相定义); over the limit because the list is data and belongs on one page. */
import type { TruthKind } from './rows.ts';

/** What makes a truth true and what its near misses lack (真相定义). The truth folder's README is made from this. */
export interface TruthDefinition {
  readonly kind: TruthKind;
  readonly title: { readonly zh: string; readonly en: string };
  readonly truth: { readonly zh: string; readonly en: string };
  readonly nearMiss: { readonly zh: string; readonly en: string };
  /** What the rows of a `TruthRow` are. */
  readonly rows: string;
}

/** Days within which a return to the same hospital counts as a split stay (分解住院间隔). */
export const SPLIT_DAYS = 10;
/** Days of supply in hand above which a person hoards (囤药天数). */
export const HOARD_DAYS = 180;
/** Cases in a street within seven days that make an outbreak (聚集病例数). */
export const OUTBREAK_CASES = 12;

/**
 * All kinds of planted truth (植入真相). The place of a kind is also its slot: it is planted only into residents whose place
 * in the shard is that slot plus a multiple of 32, and outbreaks into slots 28 to 31; so switching a kind changes rows of
 * its own residents and the monthly sums, and nothing else.
 */
export const TRUTHS: readonly TruthDefinition[] = [
  define(
    'split-stay',
    ['分解住院', 'Split stay'],
    [
      '同一人、同一机构、同一病种类目（编码前三位），前次遵医嘱离院后 10 天内再次入院，且不属计划性住院（肿瘤、择期、分娩）。',
      'Same person, institution and three-character category; back within 10 days of a discharge by order, and no planned course (tumour, planned, birth).',
    ],
    [
      '间隔 12 至 15 天；或计划性化疗；或病种不同；或转往另一机构。',
      'The gap is 12 to 15 days, or the course is planned, or the category differs, or it is another institution.',
    ],
    'encounter: both stays',
  ),
  define(
    'low-standard',
    ['低标准入院', 'Low-standard admission'],
    [
      '住院不超过 3 天、无手术，检查化验占总费用 70% 以上，药品、材料和治疗不足 10%。',
      'At most 3 days, no operation, tests above 70 % of the bill, drugs, material and treatment below 10 %.',
    ],
    ['住院天数相同，但有治疗和用药（10% 以上）。', 'As short, but treated: treatment is 10 % or more.'],
    'encounter: the stay',
  ),
  define(
    'up-coding',
    ['高套编码', 'Up-coding'],
    [
      '主要诊断属费用较高的病种，费用中却没有该病种的任何特征项目，而有其他治疗。',
      'The main diagnosis is of a costlier disease, none of whose signature items is in the fees, though there was treatment.',
    ],
    [
      '主要诊断同样费用较高且住院较短，但特征项目在费用中。',
      'As costly a diagnosis and a short stay, but its signature items are in the fees.',
    ],
    'encounter: the stay',
  ),
  define(
    'duplicate-charge',
    ['重复收费', 'Duplicate charge'],
    [
      '同一就诊中，同一项目、同一时刻、同一数量收费两次，未退费。',
      'Same encounter, item, second and quantity charged twice and not refunded.',
    ],
    ['时刻不同；或重复的一条已退费。', 'At another time of the day, or the second one was refunded.'],
    'fee_line: the line beyond the first',
  ),
  define(
    'excess-charge',
    ['超量收费', 'Excess charge'],
    ['床位费净数量大于实际住院天数。', 'Net units of a bed item exceed the days of stay.'],
    ['多收的部分已退费。', 'What was too much has been refunded.'],
    'fee_line: the line with too many units',
  ),
  define(
    'self-pay-shift',
    ['转嫁自费', 'Shift to self-pay'],
    [
      '参保人住院中，目录内（甲类、乙类）项目按全自费收取。',
      'An insured stay in which an item of grade 01 or 02 is charged wholly to the patient.',
    ],
    ['全自费的是目录外（03）项目。', 'What is self-paid is of grade 03.'],
    'fee_line: the self-paid lines',
  ),
  define(
    'institution-shift',
    ['向院外转移费用', 'Shift to another institution'],
    [
      '住院期间（不含入院日和出院日）在其他机构发生门诊或购药费用。',
      'A clinic or pharmacy bill elsewhere on a day strictly between admission and discharge.',
    ],
    [
      '费用发生在入院当日入院前或出院当日出院后。',
      'The bill is of the day of admission, before it, or of the day of discharge, after it.',
    ],
    'encounter: the bill elsewhere, then the stay',
  ),
  define(
    'swap',
    ['串换项目', 'Swap'],
    [
      '收费药品不在其处方上，且单价高于处方药品。',
      'The drug charged is not on its prescription and costs more than the one that is.',
    ],
    ['替换的药品更便宜。', 'The replacement is cheaper.'],
    'fee_line: the swapped line',
  ),
  define(
    'hoarding',
    ['囤药', 'Hoarding'],
    [
      '同一药品在各机构合计的在手天数超过 180 天。',
      'Days of one drug in hand, over all institutions, exceed 180.',
    ],
    [
      '就诊次数相同，但药品不同，或按期续方。',
      'As many visits, but for different drugs or each when the last was used up.',
    ],
    'prescription: all of them',
  ),
  define(
    'ghost-stay',
    ['挂床住院', 'Ghost stay'],
    [
      '住院 3 天以上，入院日之后除床位、诊察、护理外没有任何费用。',
      'Three days or more with nothing but bed, consultation and nursing after the day of admission.',
    ],
    ['仅中间一天没有诊疗。', 'Only one day in the middle is without care.'],
    'encounter: the stay',
  ),
  define(
    'outbreak',
    ['聚集性疫情', 'Outbreak'],
    [
      '同一街镇同一传染病 7 天内 12 例以上，且为前后各 4 周每周平均的 5 倍以上。',
      'Twelve or more cases of an infection in a street within 7 days, and five times the weekly mean of the four weeks before and after.',
    ],
    ['病例数相同，分散在全年。', 'As many cases, spread over the year.'],
    'encounter: every case planted',
  ),
  define(
    'wrong-sex',
    ['诊断与性别不符', 'Wrong sex'],
    ['主要诊断限定另一性别。', 'The main diagnosis is of the other sex.'],
    ['诊断限定的就是本人性别。', 'The diagnosis is limited to the person’s own sex.'],
    'encounter',
  ),
  define(
    'retired-code',
    ['停用编码', 'Retired code'],
    ['主要诊断用的是旧版编码。', 'The main diagnosis carries a code of an older edition.'],
    ['同一诊断的现行编码。', 'The present code of the same diagnosis.'],
    'encounter',
  ),
  define(
    'duplicate-upload',
    ['重复上传', 'Duplicate upload'],
    [
      '同一就诊连同结算和明细以相同编号出现两次（repeated）。',
      'An encounter with its settlements and lines comes twice under the same ids (`repeated`).',
    ],
    [
      '同日同机构两次就诊，项目相同、编号不同。',
      'Two visits of one day with the same items and ids of their own.',
    ],
    'encounter: the one that comes twice; of a near miss both',
  ),
  define(
    'missing-refund-link',
    ['退费未关联', 'Refund without a link'],
    ['退费行没有原明细流水号。', 'A refund does not say which line it refunds.'],
    ['退费行带原明细流水号。', 'The refund names its line.'],
    'fee_line: the refund',
  ),
  define(
    'shifted-clock',
    ['时钟偏移', 'Shifted clock'],
    [
      '整次住院的收费时刻早 8 小时，最早的早于入院 1 小时以上。',
      'All charges of a stay are 8 hours early, the first more than an hour before admission.',
    ],
    ['只有一条检查在入院前半小时内。', 'A single test lies within half an hour before admission.'],
    'encounter: the stay',
  ),
];

/** Every kind, for `RegionOptions.truths` (全部真相种类). */
export const TRUTH_KINDS: readonly TruthKind[] = TRUTHS.map((definition) => definition.kind);

function define(
  kind: TruthKind,
  title: readonly [string, string],
  truth: readonly [string, string],
  nearMiss: readonly [string, string],
  rows: string,
): TruthDefinition {
  const text = ([zh, en]: readonly [string, string]) => ({ zh, en });
  return { kind, title: text(title), truth: text(truth), nearMiss: text(nearMiss), rows };
}
