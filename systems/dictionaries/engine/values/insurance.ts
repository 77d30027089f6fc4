import type { ValueList } from '../value-list.ts';

/** Insurance and settlement (险种、结算). */
export const insuranceValues: readonly ValueList[] = [
  {
    field: 'insutype',
    title: { zh: '险种类型', en: 'Insurance scheme' },
    values: [
      ['310', '职工基本医疗保险', 'Employees’ basic insurance'],
      ['320', '公务员医疗补助', 'Civil servants’ supplement'],
      ['330', '大额医疗费用补助', 'Large-expense supplement'],
      ['340', '离休人员医疗保障', 'Veteran cadres’ cover'],
      ['390', '城乡居民基本医疗保险', 'Residents’ basic insurance'],
      ['391', '城乡居民基本医疗保险', 'Residents’ basic insurance', '390'],
      ['392', '城乡居民大病医疗保险', 'Residents’ serious-illness insurance'],
      ['510', '生育保险', 'Maternity insurance'],
    ],
  },
  {
    field: 'psn_type',
    title: { zh: '人员类别', en: 'Kind of insured person' },
    values: [
      ['11', '在职', 'Employed'],
      ['1101', '职工在职', 'Employee'],
      ['1102', '公务员在职', 'Civil servant'],
      ['1103', '灵活就业人员在职', 'In flexible employment'],
      ['12', '退休人员', 'Retired'],
      ['1201', '职工退休', 'Retired employee'],
      ['1202', '公务员退休', 'Retired civil servant'],
      ['1203', '灵活就业人员退休', 'Retired from flexible employment'],
      ['13', '离休', 'Veteran cadre'],
      ['1300', '离休人员', 'Veteran cadre', '13'],
      ['14', '居民（未成年）', 'Resident, minor'],
      ['1401', '新生儿', 'Newborn'],
      ['1402', '学龄前儿童', 'Preschool child'],
      ['1403', '中小学生', 'Pupil'],
      ['1404', '大学生', 'Student'],
      ['15', '居民（成年）', 'Resident, adult'],
      ['151001', '居民一档', 'Resident, first tier'],
      ['151002', '居民二档', 'Resident, second tier'],
      ['16', '居民（老年）', 'Resident, aged'],
      ['34', '建国前老工人', 'Worker from before 1949'],
      ['5088', '离休配偶', 'Spouse of a veteran cadre'],
    ],
  },
  {
    field: 'hi_paymtd',
    title: { zh: '医保支付方式', en: 'Way of payment' },
    values: [
      ['1', '按项目', 'Fee for service'],
      ['2', '按单病种', 'By single disease'],
      ['3', '按病种分值（DIP）', 'DIP'],
      ['4', '疾病诊断相关分组（DRG）', 'DRG'],
      ['5', '按床日', 'By bed day'],
      ['6', '按人头', 'Capitation'],
      ['9', '其他', 'Other'],
    ],
  },
  {
    field: 'setl_type',
    title: { zh: '结算类别', en: 'Kind of settlement' },
    values: [
      ['1', '中心报销', 'At the insurance office'],
      ['2', '联网结算', 'Online'],
      ['3', '补充报销', 'Supplementary'],
    ],
  },
  {
    field: 'psn_setlway',
    title: { zh: '个人结算方式', en: 'How a person settles' },
    values: [
      ['01', '按项目结算', 'By item'],
      ['02', '按定额结算', 'At a fixed amount'],
    ],
  },
  {
    field: 'clr_type',
    title: { zh: '清算类别', en: 'Kind of clearing' },
    values: [
      ['11', '门（急）诊', 'Outpatient and emergency'],
      ['21', '住院', 'Inpatient'],
      ['41', '药店购药', 'Pharmacy'],
      ['99', '其他', 'Other'],
      ['9903', '门诊两病', 'Outpatient, two chronic diseases'],
      ['9904', '门诊慢特病', 'Outpatient, chronic and special diseases'],
    ],
  },
  {
    field: 'vali_flag',
    title: { zh: '有效标志', en: 'Valid' },
    values: [
      ['0', '无效', 'No'],
      ['1', '有效', 'Yes'],
    ],
  },
  {
    field: 'refd_setl_flag',
    title: { zh: '退费结算标志', en: 'Refund settlement' },
    values: [
      ['0', '否', 'No'],
      ['1', '是', 'Yes'],
    ],
  },
];
