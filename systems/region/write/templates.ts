import type {
  CapacityMonthRow,
  ContractRow,
  ContractServiceRow,
  FinanceMonthRow,
  InstitutionRow,
  InsuranceRow,
  PopulationRow,
  PrescriptionRow,
  ReferralRow,
  ResidentRow,
} from '../engine/rows.ts';
import { words } from './template-words.ts';
import { yuan } from './text.ts';

/** How a cell of a template is shown in a workbook (模板单元格类型). */
export type TemplateCell = 'text' | 'integer' | 'decimal' | 'date';

/** A list that an office sends by template (按模板报送的表): its headings and how a row fills them. */
export interface TemplateTable<Row> {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly { readonly heading: string; readonly kind: TemplateCell }[];
  cells(row: Row): string[];
}

/** A row about a resident (与居民有关的行). */
export interface Of<Row> {
  readonly row: Row;
  readonly resident: ResidentRow;
}

function template<Row>(
  id: string,
  title: string,
  fields: readonly (readonly [string, TemplateCell, (row: Row) => string])[],
): TemplateTable<Row> {
  return {
    id,
    title,
    columns: fields.map(([heading, kind]) => ({ heading, kind })),
    cells: (row) => fields.map(([, , value]) => value(row)),
  };
}

function person<Row extends { readonly personNo: string }>(): readonly [
  string,
  TemplateCell,
  (of: Of<Row>) => string,
][] {
  return [
    ['人员编号', 'text', ({ row }) => row.personNo],
    ['证件号码', 'text', ({ resident }) => resident.identityNumber],
    ['姓名', 'text', ({ resident }) => resident.name],
  ];
}

/** Degrees with six places from millionths, by digits alone. */
function degrees(micro: number): string {
  const size = Math.abs(micro);
  return `${micro < 0 ? '-' : ''}${Math.floor(size / 1_000_000)}.${String(size % 1_000_000).padStart(6, '0')}`;
}

/** List of institutions (医疗机构名册). */
export const institutionTemplate = template<InstitutionRow>('institutions', '医疗机构名册', [
  ['机构编码', 'text', (row) => row.institutionCode],
  ['机构名称', 'text', (row) => row.name],
  ['机构类别', 'text', (row) => words.kind[row.kind]],
  ['医院等级', 'text', (row) => words.level[row.levelCode] ?? row.levelCode],
  ['所有制', 'text', (row) => words.ownership[row.ownership]],
  ['医保区划', 'text', (row) => row.areaCode],
  ['街镇编码', 'text', (row) => row.streetCode],
  ['经度', 'text', (row) => degrees(row.longitudeMicro)],
  ['纬度', 'text', (row) => degrees(row.latitudeMicro)],
  ['起始日期', 'date', (row) => row.validFrom],
  ['终止日期', 'date', (row) => row.validUntil ?? ''],
]);

/** Institution finance by month (机构财务月报). */
export const financeTemplate = template<FinanceMonthRow>('finance', '机构财务月报', [
  ['机构编码', 'text', (row) => row.institutionCode],
  ['月份', 'text', (row) => row.month],
  ['项目', 'text', (row) => words.finance[row.item]],
  ['金额（元）', 'decimal', (row) => yuan(row.amountFen)],
]);

/** Beds and staff by month (床位与人员月报). */
export const capacityTemplate = template<CapacityMonthRow>('capacity', '床位与人员月报', [
  ['机构编码', 'text', (row) => row.institutionCode],
  ['月份', 'text', (row) => row.month],
  ['项目', 'text', (row) => words.capacity[row.item]],
  ['数量', 'integer', (row) => String(row.amount)],
]);

/** Population by street, age and sex (人口数). */
export const populationTemplate = template<PopulationRow>('population', '人口数', [
  ['行政区划', 'text', (row) => row.areaCode],
  ['街镇编码', 'text', (row) => row.streetCode],
  ['年份', 'integer', (row) => String(row.year)],
  ['人口口径', 'text', (row) => (row.populationKind === 'resident' ? '常住' : '户籍')],
  ['性别', 'text', (row) => words.sex[row.sex]],
  ['年龄下限', 'integer', (row) => String(row.ageFrom)],
  ['年龄上限', 'integer', (row) => (row.ageTo === null ? '' : String(row.ageTo))],
  ['人数', 'integer', (row) => String(row.persons)],
]);

/** Insurance status (参保状态). */
export const insuranceTemplate = template<Of<InsuranceRow>>('insurance-status', '参保状态', [
  ...person<InsuranceRow>(),
  ['性别', 'text', ({ resident }) => words.sex[resident.sex]],
  ['出生日期', 'date', ({ resident }) => resident.birthOn],
  ['险种', 'text', ({ row }) => row.insuranceType],
  ['人员类别', 'text', ({ row }) => row.personType],
  ['参保地医保区划', 'text', ({ row }) => row.insuredArea],
  ['街镇编码', 'text', ({ resident }) => resident.streetCode],
  ['起始日期', 'date', ({ row }) => row.validFrom],
  ['终止日期', 'date', ({ row }) => row.validUntil ?? ''],
]);

/** Family-doctor contracts (家庭医生签约名册). */
export const contractTemplate = template<Of<ContractRow>>('contracts', '家庭医生签约名册', [
  ['签约编号', 'text', ({ row }) => row.contractId],
  ...person<ContractRow>(),
  ['联系电话', 'text', ({ resident }) => resident.phone],
  ['签约机构编码', 'text', ({ row }) => row.institutionCode],
  ['团队编码', 'text', ({ row }) => row.team],
  ['人群类别', 'text', ({ row }) => words.group[row.group]],
  ['是否有偿签约', 'text', ({ row }) => words.yesNo(row.isPaid)],
  ['签约日期', 'date', ({ row }) => row.signedOn],
  ['到期日期', 'date', ({ row }) => row.untilOn],
  ['解约日期', 'date', ({ row }) => row.endedOn ?? ''],
]);

/** Contract services (签约服务记录). */
export const serviceTemplate = template<Of<ContractServiceRow>>('contract-services', '签约服务记录', [
  ['服务编号', 'text', ({ row }) => row.serviceId],
  ['签约编号', 'text', ({ row }) => row.contractId],
  ...person<ContractServiceRow>(),
  ['服务机构编码', 'text', ({ row }) => row.institutionCode],
  ['服务类别', 'text', ({ row }) => words.service[row.service]],
  ['服务日期', 'date', ({ row }) => row.servedOn],
]);

/** Referrals (双向转诊记录). */
export const referralTemplate = template<Of<ReferralRow>>('referrals', '双向转诊记录', [
  ['转诊编号', 'text', ({ row }) => row.referralId],
  ...person<ReferralRow>(),
  ['转出机构编码', 'text', ({ row }) => row.fromInstitution],
  ['转入机构编码', 'text', ({ row }) => row.toInstitution],
  ['转诊方向', 'text', ({ row }) => words.direction[row.direction]],
  ['转诊诊断编码', 'text', ({ row }) => row.diagnosisCode],
  ['申请日期', 'date', ({ row }) => row.requestedOn],
  ['到诊日期', 'date', ({ row }) => row.arrivedOn ?? ''],
  ['状态', 'text', ({ row }) => words.status[row.status]],
]);

/** Prescriptions (处方明细). */
export const prescriptionTemplate = template<Of<PrescriptionRow>>('prescriptions', '处方明细', [
  ['开方机构编码', 'text', ({ row }) => row.institutionCode],
  ['处方号', 'text', ({ row }) => row.prescriptionId],
  ['序号', 'integer', ({ row }) => String(row.seq)],
  ['就诊ID', 'text', ({ row }) => row.encounterId],
  ...person<PrescriptionRow>(),
  ['开方时间', 'text', ({ row }) => row.prescribedAt],
  ['药品编码', 'text', ({ row }) => row.drugCode],
  ['药品名称', 'text', ({ row }) => row.drugName],
  ['数量', 'integer', ({ row }) => String(row.quantity)],
  ['用药天数', 'integer', ({ row }) => (row.daysSupply === null ? '' : String(row.daysSupply))],
  ['长期处方', 'text', ({ row }) => words.yesNo(row.isLongTerm)],
  ['外配处方', 'text', ({ row }) => words.yesNo(row.isExternal)],
  ['配药机构编码', 'text', ({ row }) => row.dispensedAt ?? ''],
  ['医师编码', 'text', ({ row }) => row.doctorCode],
]);
