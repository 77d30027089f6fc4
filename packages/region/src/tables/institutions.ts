import { column, optional, type RegionTable } from '../table.ts';

type Declared = Omit<RegionTable, 'name'>;

/** Institutions and what they have and earn (机构、床位人员、财务). */
export const institutions = {
  institution: {
    title: { zh: '医疗机构（按日期）', en: 'Institutions by date' },
    summary: {
      zh: '定点医药机构的名称、类别、等级和所在地，等级变动另起一行。',
      en: 'Name, kind, level and place of an institution; a new row where its level changes.',
    },
    columns: [
      column('institution_code', 'code', '定点医药机构编号', 'Institution code', 'fixmedins_code'),
      column('name', 'text', '机构名称', 'Name'),
      column(
        'kind_code',
        'code',
        '机构类别',
        'Kind: hospital, community-centre, village-clinic, pharmacy, other',
      ),
      optional('level_code', 'code', '医院等级', 'Hospital level', 'hosp_lv'),
      column('ownership_code', 'code', '所有制', 'Ownership: public, private'),
      optional('area_code', 'code', '医保区划', 'Area', 'admdvs'),
      optional('street_code', 'code', '街镇', 'Subdistrict or town'),
      optional('longitude', 'price', '经度', 'Longitude in degrees'),
      optional('latitude', 'price', '纬度', 'Latitude in degrees'),
      column('valid_from', 'day', '起始日期', 'Valid from'),
      optional('valid_until', 'day', '终止日期', 'Valid until, that day included'),
    ],
    key: ['institution_code', 'valid_from'],
    partitionBy: null,
    orderBy: ['institution_code', 'valid_from'],
    shardBy: 'institution_code',
    latestWins: true,
  },
  capacity_month: {
    title: { zh: '床位与人员（月）', en: 'Beds and staff by month' },
    summary: {
      zh: '每个机构每月的床位数、占用床日和各类人员数。',
      en: 'Beds, bed days and staff of an institution in a month.',
    },
    columns: [
      column('institution_code', 'code', '定点医药机构编号', 'Institution code', 'fixmedins_code'),
      column('month', 'month', '月份（首日）', 'First day of the month'),
      column(
        'item_code',
        'code',
        '项目',
        'Item, such as beds-open, bed-days-used, doctors, nurses, general-practitioners',
      ),
      column('amount', 'quantity', '数量', 'Amount'),
    ],
    key: ['institution_code', 'month', 'item_code'],
    partitionBy: null,
    orderBy: ['institution_code', 'item_code', 'month'],
    shardBy: 'institution_code',
    latestWins: true,
  },
  finance_month: {
    title: { zh: '机构财务（月）', en: 'Institution finance by month' },
    summary: {
      zh: '每个机构每月的收入、支出和补助，按项目。',
      en: 'Income, expenditure and subsidies of an institution in a month, by item.',
    },
    columns: [
      column('institution_code', 'code', '定点医药机构编号', 'Institution code', 'fixmedins_code'),
      column('month', 'month', '月份（首日）', 'First day of the month'),
      column(
        'item_code',
        'code',
        '项目',
        'Item, such as income-drugs, income-services, expense-staff, subsidy-basic',
      ),
      column('amount_fen', 'fen', '金额', 'Amount in fen'),
    ],
    key: ['institution_code', 'month', 'item_code'],
    partitionBy: null,
    orderBy: ['institution_code', 'item_code', 'month'],
    shardBy: 'institution_code',
    latestWins: true,
  },
} as const satisfies Record<string, Declared>;
