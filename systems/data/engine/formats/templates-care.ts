// This file is over the limit because it is one list of headings.
import { cell, MAY_LACK, personCells, SEXES, YES_NO } from './template-column.ts';
import type { Template } from './templates.ts';

const phone = cell('联系电话', '', 'phone', '只进入加密的标识库', 'Goes to the sealed store only', {
  required: 'no',
  aliases: ['电话', '手机号码'],
});

/** Key groups of family-doctor contracts (重点人群): words of the drop-down list. */
export const CONTRACT_GROUPS: Readonly<Record<string, string>> = {
  一般人群: 'general',
  老年人: 'elderly',
  高血压患者: 'hypertension',
  糖尿病患者: 'diabetes',
  孕产妇: 'pregnant',
  儿童: 'child',
  残疾人: 'disabled',
  低收入人口: 'poor',
  结核病患者: 'tuberculosis',
  严重精神障碍患者: 'mental',
};

/** Templates about persons (参保、签约、转诊、处方). */
export const careTemplates: readonly Template[] = [
  {
    id: 'insurance-status',
    title: { zh: '参保状态', en: 'Insurance status' },
    from: { zh: '医保局', en: 'insurance bureau' },
    table: 'insurance',
    columns: [
      ...personCells,
      cell('性别', '', 'code', '男或女', 'Male or female', {
        ...MAY_LACK,
        choices: SEXES,
        aliases: ['gend'],
        list: 'gend',
      }),
      cell('出生日期', '', 'day', '如 1960-05-01', 'Such as 1960-05-01', { ...MAY_LACK, aliases: ['brdy'] }),
      cell('险种', 'insurance_type_code', 'code', '险种代码或名称', 'Code or word of the insurance', {
        aliases: ['insutype', '险种类型'],
        choices: { 职工基本医疗保险: '310', 城乡居民基本医疗保险: '390', 离休人员医疗保障: '340' },
        list: 'insutype',
      }),
      cell('人员类别', 'person_type_code', 'code', '人员类别代码', 'Code of the kind of person', {
        ...MAY_LACK,
        aliases: ['psn_type'],
      }),
      cell('参保地医保区划', 'area_code', 'code', '6 位区划代码', 'Area code of 6 digits', {
        ...MAY_LACK,
        aliases: ['insu_admdvs', '参保区划'],
      }),
      cell('街镇编码', '', 'code', '居住街镇', 'Subdistrict or town of residence', {
        ...MAY_LACK,
        aliases: ['街镇'],
      }),
      cell('起始日期', 'valid_from', 'day', '参保起始日', 'First day insured'),
      cell(
        '终止日期',
        'valid_until',
        'day',
        '含当日；仍参保则空',
        'Last day, included; empty if still insured',
        MAY_LACK,
      ),
    ],
  },
  {
    id: 'contracts',
    title: { zh: '家庭医生签约名册', en: 'Family-doctor contracts' },
    from: { zh: '社区卫生服务中心', en: 'community health centres' },
    table: 'contract',
    columns: [
      cell('签约编号', 'contract_id', 'text', '唯一', 'Unique'),
      ...personCells,
      phone,
      cell('签约机构编码', 'institution_code', 'code', '定点医药机构编号', 'Institution code', {
        aliases: ['机构编码'],
      }),
      cell('团队编码', 'team_code', 'code', '签约团队', 'Team', { ...MAY_LACK, aliases: ['团队'] }),
      cell('人群类别', 'group_code', 'code', '从列表选择', 'Choose from the list', {
        choices: CONTRACT_GROUPS,
      }),
      cell('是否有偿签约', 'is_paid', 'yes-no', '是或否', 'Yes or no', {
        choices: YES_NO,
        aliases: ['有偿签约'],
      }),
      cell('签约日期', 'signed_on', 'day', '如 2026-01-05', 'Such as 2026-01-05'),
      cell('到期日期', 'until_on', 'day', '含当日', 'That day included', MAY_LACK),
      cell('解约日期', 'ended_on', 'day', '提前解约时填', 'Where it ended early', MAY_LACK),
    ],
  },
  {
    id: 'contract-services',
    title: { zh: '签约服务记录', en: 'Contract services' },
    from: { zh: '社区卫生服务中心', en: 'community health centres' },
    table: 'contract_service',
    columns: [
      cell('服务编号', 'service_id', 'text', '唯一', 'Unique'),
      cell('签约编号', 'contract_id', 'text', '所属签约', 'Contract it belongs to'),
      ...personCells,
      cell('服务机构编码', 'institution_code', 'code', '定点医药机构编号', 'Institution code', {
        aliases: ['机构编码'],
      }),
      cell('服务类别', 'service_code', 'code', '从列表选择', 'Choose from the list', {
        choices: {
          随访: 'follow-up',
          健康体检: 'check-up',
          上门服务: 'home-visit',
          健康咨询: 'consultation',
          长期处方: 'long-prescription',
        },
      }),
      cell('服务日期', 'served_on', 'day', '如 2026-01-05', 'Such as 2026-01-05'),
    ],
  },
  {
    id: 'referrals',
    title: { zh: '双向转诊记录', en: 'Referrals' },
    from: { zh: '医疗机构、社区卫生服务中心', en: 'hospitals and community health centres' },
    table: 'referral',
    columns: [
      cell('转诊编号', 'referral_id', 'text', '唯一', 'Unique'),
      ...personCells,
      cell('转出机构编码', 'from_institution_code', 'code', '定点医药机构编号', 'Institution code'),
      cell('转入机构编码', 'to_institution_code', 'code', '定点医药机构编号', 'Institution code'),
      cell('转诊方向', 'direction_code', 'code', '从列表选择', 'Choose from the list', {
        choices: { 上转: 'up', 下转: 'down', 平转: 'across' },
      }),
      cell('转诊诊断编码', 'diagnosis_code', 'code', 'ICD-10', 'ICD-10', {
        ...MAY_LACK,
        aliases: ['转诊诊断'],
      }),
      cell('申请日期', 'requested_on', 'day', '如 2026-01-05', 'Such as 2026-01-05'),
      cell('到诊日期', 'arrived_on', 'day', '已到诊时填', 'Where the patient arrived', MAY_LACK),
      cell('状态', 'status_code', 'code', '从列表选择', 'Choose from the list', {
        choices: {
          已申请: 'requested',
          已接收: 'accepted',
          已到诊: 'arrived',
          已拒绝: 'refused',
          已取消: 'cancelled',
        },
      }),
    ],
  },
  {
    id: 'prescriptions',
    title: { zh: '处方明细', en: 'Prescriptions' },
    from: { zh: '医疗机构', en: 'institutions' },
    table: 'prescription',
    columns: [
      cell('开方机构编码', 'institution_code', 'code', '定点医药机构编号', 'Institution code', {
        aliases: ['机构编码'],
      }),
      cell('处方号', 'prescription_id', 'text', '机构内唯一', 'Unique within the institution', {
        aliases: ['rxno'],
      }),
      cell('序号', 'seq', 'count', '处方内第几种药，从 1 起', 'Place within the prescription, from 1'),
      cell('就诊ID', 'encounter_id', 'text', '对应就诊', 'Encounter', { ...MAY_LACK, aliases: ['mdtrt_id'] }),
      ...personCells,
      cell('开方时间', 'prescribed_at', 'instant', '如 2026-01-05 09:30:00', 'Such as 2026-01-05 09:30:00', {
        aliases: ['开方日期'],
      }),
      cell('药品编码', 'drug_code', 'code', '国家药品编码', 'National drug code', {
        aliases: ['med_list_codg'],
      }),
      cell('药品名称', 'drug_name', 'text', '原文', 'As written', MAY_LACK),
      cell('数量', 'quantity', 'quantity', '最多四位小数', 'Four decimals at most'),
      cell('用药天数', 'days_supply', 'count', '天', 'Days', MAY_LACK),
      cell('长期处方', 'is_long_term', 'yes-no', '是或否', 'Yes or no', { choices: YES_NO }),
      cell('外配处方', 'is_external', 'yes-no', '是或否', 'Yes or no', { choices: YES_NO }),
      cell('配药机构编码', 'dispensed_at_code', 'code', '定点医药机构编号', 'Institution code', MAY_LACK),
      cell(
        '医师编码',
        'doctor_key',
        'staff',
        '医保医师代码；无则姓名',
        'National code of the doctor, else the name',
        {
          ...MAY_LACK,
          aliases: ['开方医师', '医师代码'],
        },
      ),
    ],
  },
];
