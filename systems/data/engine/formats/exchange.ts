import type { Format } from '../contract.ts';
import { columns } from './columns.ts';

const PLATFORM = { zh: '区域信息平台', en: 'regional platform' };
const STATISTICS = { zh: '卫健委、统计报表', en: 'health commission, statistics' };

/** Paths of the resources that are used, as `Resource.path` (FHIR 元素). */
const fhirElements = columns(`
  Patient.id 患者资源号 ! pseudonym
  Patient.identifier 患者标识 ? pseudonym
  Patient.name 姓名 direct
  Patient.telecom 电话 direct
  Patient.address 地址 direct
  Patient.gender 性别 ?
  Patient.birthDate 出生日期 ?
  Encounter.id 就诊资源号 !
  Encounter.identifier 就诊标识 pseudonym
  Encounter.class 就诊类型 ?
  Encounter.type 医疗类别
  Encounter.subject 患者 ! pseudonym
  Encounter.serviceProvider 机构 !
  Encounter.period 起止时间 !
  Encounter.length 住院天数
  Encounter.diagnosis 诊断引用
  Encounter.hospitalization 入出院方式
  Encounter.participant 医师 pseudonym
  Condition.id 诊断资源号
  Condition.code 诊断编码 !
  Condition.subject 患者 pseudonym
  Condition.encounter 就诊 !
  Condition.recordedDate 记录日期
  Procedure.id 操作资源号
  Procedure.code 操作编码 !
  Procedure.subject 患者 pseudonym
  Procedure.encounter 就诊 !
  Procedure.performed 操作时间
  Procedure.performer 术者 pseudonym
  Claim.id 结算资源号 !
  Claim.identifier 结算标识
  Claim.patient 患者 ! pseudonym
  Claim.provider 机构 !
  Claim.billablePeriod 费用起止
  Claim.created 结算时间 !
  Claim.diagnosis 诊断
  Claim.procedure 操作
  Claim.item 费用明细
  Claim.total 总额 !
`).columns;

/** Fields of a reported value (指标数值字段). */
const valueFields = columns(`
  dataElement 数据元 ! =dataelement =data_element =数据元编码
  period 期间 ! =pe
  orgUnit 组织机构 ! =orgunit =org_unit
  categoryOptionCombo 分类组合 =categoryoptioncombo =category_option_combo
  attributeOptionCombo 属性组合 =attributeoptioncombo =attribute_option_combo
  value 数值 !
  comment 说明
  storedBy 录入人 pseudonym =storedby =stored_by
  lastUpdated 更新时间 =lastupdated =timestamp
  created 创建时间
  followup 待跟进标记 =followUp =follow_up
  deleted 删除标记
  dataSet 数据集 =dataset
  completeDate 完成日期
`).columns;

/** Formats of data exchange (交换格式): FHIR R4, DHIS2 dataValueSets and ADX. */
export const exchangeFormats: readonly Format[] = [
  {
    id: 'fhir',
    title: { zh: 'FHIR R4 资源', en: 'FHIR R4 resources' },
    from: PLATFORM,
    carriers: ['json', 'ndjson'],
    columns: fhirElements,
    tables: ['person', 'encounter', 'diagnosis', 'operation', 'fee_line'],
  },
  {
    id: 'data-value-sets',
    title: { zh: '指标数值（dataValueSets）', en: 'Reported values (dataValueSets)' },
    from: STATISTICS,
    carriers: ['json', 'delimited', 'workbook'],
    columns: valueFields,
    tables: ['reported_value'],
  },
  {
    id: 'adx',
    title: { zh: '指标数值（ADX）', en: 'Reported values (ADX)' },
    from: STATISTICS,
    carriers: ['xml'],
    columns: valueFields,
    tables: ['reported_value'],
  },
];
