import type { LocalText } from '@sanyi/kernel';
import type { CodeSystem } from '../engine/code-system.ts';
import type { Line } from '../engine/entry.ts';
import type { Field } from '../engine/headings.ts';

/** Names of the systems of codes (编码体系名称). */
export const systemNames: Readonly<Record<CodeSystem, LocalText>> = {
  'icd-10': { zh: '疾病诊断 ICD-10', en: 'Diagnoses ICD-10' },
  'icd-9-cm-3': { zh: '手术操作 ICD-9-CM-3', en: 'Operations ICD-9-CM-3' },
  drug: { zh: '药品', en: 'Drugs' },
  consumable: { zh: '医用耗材', en: 'Consumables' },
  service: { zh: '医疗服务项目', en: 'Services' },
  institution: { zh: '医药机构', en: 'Institutions' },
  area: { zh: '区划', en: 'Areas' },
};

/** Names of the lines of editions (版本系列名称). */
export const lineNames: Readonly<Record<Line, LocalText>> = {
  insurance: { zh: '医保版', en: 'insurance edition' },
  clinical: { zh: '国临版', en: 'clinical edition' },
  national: { zh: '国家统一', en: 'national' },
  map: { zh: '国临版 → 医保版对照', en: 'map clinical → insurance' },
};

/** Names of what a column can hold (列名称). */
export const fieldNames: Readonly<Record<Field, LocalText>> = {
  code: { zh: '编码', en: 'code' },
  name: { zh: '名称', en: 'name' },
  'clinical-code': { zh: '国临版编码', en: 'clinical code' },
  'clinical-name': { zh: '国临版名称', en: 'clinical name' },
  'insurance-code': { zh: '医保版编码', en: 'insurance code' },
  'insurance-name': { zh: '医保版名称', en: 'insurance name' },
  category: { zh: '分类', en: 'category' },
  grey: { zh: '灰码', en: 'grey flag' },
  status: { zh: '状态', en: 'status' },
  successor: { zh: '替代编码', en: 'successor' },
  specification: { zh: '规格', en: 'specification' },
  form: { zh: '剂型', en: 'form' },
  unit: { zh: '单位', en: 'unit' },
  maker: { zh: '生产企业', en: 'maker' },
  grade: { zh: '医保等级', en: 'grade' },
  level: { zh: '级别', en: 'level' },
  price: { zh: '价格', en: 'price' },
  parent: { zh: '上级编码', en: 'parent code' },
  address: { zh: '地址', en: 'address' },
  note: { zh: '备注', en: 'note' },
};

/** Short names for filters (编码体系简称). */
export const shortSystemNames: Readonly<Record<CodeSystem, LocalText>> = {
  'icd-10': { zh: '诊断', en: 'Diagnoses' },
  'icd-9-cm-3': { zh: '手术', en: 'Operations' },
  drug: { zh: '药品', en: 'Drugs' },
  consumable: { zh: '耗材', en: 'Consumables' },
  service: { zh: '服务项目', en: 'Services' },
  institution: { zh: '机构', en: 'Institutions' },
  area: { zh: '区划', en: 'Areas' },
};
