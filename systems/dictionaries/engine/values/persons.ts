import type { ValueList } from '../value-list.ts';

/** Persons and how they are named (人员). */
export const personValues: readonly ValueList[] = [
  {
    field: 'gend',
    title: { zh: '性别', en: 'Sex' },
    values: [
      ['0', '未知的性别', 'Unknown'],
      ['1', '男性', 'Male'],
      ['2', '女性', 'Female'],
      ['9', '未说明的性别', 'Not stated'],
    ],
  },
  {
    field: 'psn_cert_type',
    title: { zh: '人员证件类型', en: 'Kind of identity document' },
    values: [
      ['01', '居民身份证', 'Resident identity card'],
      ['02', '军官证', 'Officer’s card'],
      ['03', '武警警官证', 'Armed police officer’s card'],
      ['04', '香港特区护照或港澳居民来往内地通行证', 'Hong Kong passport or mainland travel permit'],
      ['05', '澳门特区护照或港澳居民来往内地通行证', 'Macao passport or mainland travel permit'],
      ['06', '台湾居民来往大陆通行证', 'Travel permit of Taiwan residents'],
      ['07', '外国人永久居留证', 'Permanent residence card of foreigners'],
      ['08', '外国人护照', 'Foreign passport'],
      ['90', '社会保障卡', 'Social security card'],
      ['99', '其他身份证件', 'Other document'],
    ],
  },
  {
    field: 'mdtrt_cert_type',
    title: { zh: '就诊凭证类型', en: 'Credential shown at a visit' },
    values: [
      ['01', '医保电子凭证', 'Electronic insurance credential'],
      ['02', '居民身份证', 'Resident identity card'],
      ['03', '社会保障卡', 'Social security card'],
      ['04', '终端设备扫码或刷脸', 'Terminal with code or face'],
    ],
  },
  {
    field: 'mrg_stas',
    title: { zh: '婚姻状况', en: 'Marital status' },
    values: [
      ['1', '未婚', 'Single'],
      ['2', '已婚', 'Married'],
      ['3', '丧偶', 'Widowed'],
      ['4', '离婚', 'Divorced'],
      ['9', '其他', 'Other'],
    ],
  },
  {
    field: 'patn_rlts',
    title: { zh: '联系人与患者关系', en: 'Relation of the contact person' },
    values: [
      ['0', '本人或户主', 'The person or head of household'],
      ['1', '配偶', 'Spouse'],
      ['2', '子', 'Son'],
      ['3', '女', 'Daughter'],
      ['4', '孙辈', 'Grandchild'],
      ['5', '父母', 'Parent'],
      ['6', '祖辈', 'Grandparent'],
      ['7', '兄弟姐妹', 'Sibling'],
      ['8', '其他', 'Other'],
    ],
  },
  {
    field: 'prfs',
    title: { zh: '职业', en: 'Occupation' },
    values: [
      ['11', '国家公务员', 'Civil servant'],
      ['13', '专业技术人员', 'Professional'],
      ['17', '职员', 'Clerk'],
      ['21', '企业管理人员', 'Manager'],
      ['24', '工人', 'Worker'],
      ['27', '农民', 'Farmer'],
      ['31', '学生', 'Student'],
      ['37', '现役军人', 'Serviceman'],
      ['51', '自由职业者', 'Freelance'],
      ['54', '个体经营者', 'Self-employed'],
      ['70', '无业人员', 'Without occupation'],
      ['80', '退（离）休人员', 'Retired'],
      ['90', '其他', 'Other'],
    ],
  },
  {
    field: 'abo',
    title: { zh: 'ABO 血型', en: 'ABO blood group' },
    values: [
      ['1', 'A 型', 'A'],
      ['2', 'B 型', 'B'],
      ['3', 'O 型', 'O'],
      ['4', 'AB 型', 'AB'],
      ['5', '不详', 'Unknown'],
      ['6', '未查', 'Not tested'],
    ],
  },
  {
    field: 'rh',
    title: { zh: 'Rh 血型', en: 'Rh factor' },
    values: [
      ['1', '阴性', 'Negative'],
      ['2', '阳性', 'Positive'],
      ['3', '不详', 'Unknown'],
      ['4', '未查', 'Not tested'],
    ],
  },
];
