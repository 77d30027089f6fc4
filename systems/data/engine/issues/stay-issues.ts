// This file is over the limit because it is one list of words.
import type { IssueText } from './issue-text.ts';

/** Words and cures of stays, diagnoses and operations (就诊问题). */
export const stayIssues = {
  'discharge-before-admission': {
    aspect: 'consistency',
    message: {
      zh: '出院（{discharged}）早于入院（{admitted}）',
      en: 'Discharge ({discharged}) before admission ({admitted})',
    },
    cure: { zh: '核对两个时间', en: 'Check both times' },
  },
  'stay-days-disagree': {
    aspect: 'consistency',
    message: {
      zh: '住院天数填 {said}，按日期应为 {counted}',
      en: '{said} days of stay said, {counted} by the dates',
    },
    cure: {
      zh: '入院当天与出院当天合计一天，当天出入院为 1',
      en: 'Admission and discharge day count as one; the same day is 1',
    },
  },
  'birth-after-admission': {
    aspect: 'consistency',
    message: { zh: '出生日期晚于入院（{admitted}）', en: 'Born after admission ({admitted})' },
    cure: { zh: '核对出生日期', en: 'Check the birth day' },
  },
  'age-disagrees': {
    aspect: 'consistency',
    message: {
      zh: '年龄填 {said} 岁，按出生日期应为 {counted} 岁',
      en: 'Age {said} said, {counted} by the birth day',
    },
    cure: { zh: '按入院当天的周岁填', en: 'Give completed years on the day of admission' },
  },
  'age-days-out-of-range': {
    aspect: 'validity',
    message: { zh: '不足一周岁的天数填 {said}，应在 0 到 364', en: '{said} days, 0 to 364 expected' },
    cure: { zh: '满一周岁改填岁', en: 'From the first birthday on give years' },
  },
  'age-days-with-years': {
    aspect: 'consistency',
    message: {
      zh: '已填 {years} 岁，又填了不足一周岁的天数',
      en: '{years} years and days below one year are both given',
    },
    cure: { zh: '满一周岁不填天数', en: 'Leave the days empty from the first birthday on' },
  },
  'age-days-missing': {
    aspect: 'completeness',
    message: {
      zh: '不足一周岁应填天数，按日期为 {counted} 天',
      en: 'Below one year the days are needed; {counted} by the dates',
    },
    cure: { zh: '补填天数', en: 'Give the days' },
  },
  'age-days-disagree': {
    aspect: 'consistency',
    message: { zh: '天数填 {said}，按日期应为 {counted}', en: '{said} days said, {counted} by the dates' },
    cure: { zh: '核对出生日期', en: 'Check the birth day' },
  },
  'age-days-capped': {
    aspect: 'massaging',
    message: {
      zh: '天数填 364，按日期应为 {counted}，疑似为通过校验改小',
      en: '364 days said, {counted} by the dates; most likely cut to pass a check',
    },
    cure: { zh: '按实际填写', en: 'Give what is true' },
  },
  'weight-out-of-range': {
    aspect: 'validity',
    message: { zh: '体重 {said} 克，应在 100 到 9999 克', en: '{said} g; 100 to 9999 g expected' },
    cure: { zh: '核对单位是否为克', en: 'Check that the unit is grams' },
  },
  'newborn-weight-missing': {
    aspect: 'completeness',
    message: {
      zh: '出生 {days} 天入院，应填新生儿入院体重',
      en: 'Admitted at {days} days: the weight at admission is needed',
    },
    cure: { zh: '补填入院体重（克）', en: 'Give the weight in grams' },
  },
  'birth-weight-missing': {
    aspect: 'completeness',
    message: {
      zh: '分娩或活产编码要求填新生儿出生体重',
      en: 'The delivery code asks for the weight at birth',
    },
    cure: { zh: '补填出生体重（克）', en: 'Give the weight in grams' },
  },
  'newborn-kind-missing': {
    aspect: 'completeness',
    message: {
      zh: '28 天内的新生儿应填入院类型',
      en: 'The newborn’s kind of admission is needed up to 28 days',
    },
    cure: { zh: '补填新生儿入院类型', en: 'Give the kind of admission' },
  },
  'ventilator-needs-proof': {
    aspect: 'consistency',
    message: {
      zh: '呼吸机使用 {hours} 小时，超过 96 小时会改变分组，请备好依据',
      en: '{hours} hours of ventilation; above 96 the group changes, so proof is asked for',
    },
    cure: { zh: '准备护理和设备记录', en: 'Keep nursing and device records ready' },
  },
  'ventilator-exceeds-stay': {
    aspect: 'consistency',
    message: {
      zh: '呼吸机使用 {hours} 小时，超过住院时间 {most} 小时',
      en: '{hours} hours of ventilation in a stay of {most}',
    },
    cure: { zh: '核对起止时间', en: 'Check begin and end' },
  },
  'icu-reversed': {
    aspect: 'consistency',
    message: { zh: '重症监护退出早于进入', en: 'Left intensive care before entering it' },
    cure: { zh: '核对两个时间', en: 'Check both times' },
  },
  'icu-outside-stay': {
    aspect: 'consistency',
    message: { zh: '重症监护时间不在住院期间内', en: 'Intensive care outside of the stay' },
    cure: { zh: '核对监护和出入院时间', en: 'Check the times' },
  },
  'icu-sum-disagrees': {
    aspect: 'consistency',
    message: { zh: '重症监护合计时长与进出时间不符', en: 'The sum of intensive care differs from its times' },
    cure: { zh: '按进出时间计算', en: 'Compute it from the times' },
  },
  'main-diagnosis-missing': {
    aspect: 'completeness',
    message: { zh: '没有主要诊断', en: 'No main diagnosis' },
    cure: { zh: '标出一个主要诊断', en: 'Mark one as main' },
  },
  'main-diagnosis-repeated': {
    aspect: 'consistency',
    message: { zh: '主要诊断多于一个', en: 'More than one main diagnosis' },
    cure: { zh: '只保留一个主要诊断标志', en: 'Keep one mark' },
  },
  'main-operation-repeated': {
    aspect: 'consistency',
    message: { zh: '主要手术多于一个', en: 'More than one main operation' },
    cure: { zh: '只保留一个主要手术标志', en: 'Keep one mark' },
  },
  'main-external-cause': {
    aspect: 'consistency',
    message: {
      zh: '主要诊断 {code} 是外部原因，不能作主要诊断',
      en: 'Main diagnosis {code} is an external cause',
    },
    cure: {
      zh: '主要诊断填损伤本身，外因另填',
      en: 'Give the injury as main and the cause in its own field',
    },
  },
  'main-factor': {
    aspect: 'consistency',
    message: {
      zh: '主要诊断 {code} 只是接触保健机构的因素',
      en: 'Main diagnosis {code} is only a factor of contact',
    },
    cure: { zh: '改为本次住院治疗的疾病', en: 'Give the disease that was treated' },
  },
  'main-symptom': {
    aspect: 'consistency',
    message: {
      zh: '主要诊断 {code} 是症状，同时有明确诊断',
      en: 'Main diagnosis {code} is a symptom while a definite one is given',
    },
    cure: { zh: '改为明确的诊断', en: 'Give the definite diagnosis' },
  },
  'main-code-grey': {
    aspect: 'consistency',
    message: {
      zh: '{code} 是灰码，不宜作主要诊断',
      en: '{code} is a grey code, not meant as main diagnosis',
    },
    cure: { zh: '选更具体的编码', en: 'Choose a more specific code' },
  },
  'main-arose-in-hospital': {
    aspect: 'consistency',
    message: {
      zh: '主要诊断入院病情为“无”（4），表示住院后发生',
      en: 'The main diagnosis is said to have arisen in hospital',
    },
    cure: { zh: '核对主要诊断和入院病情', en: 'Check both' },
  },
  'diagnosis-wrong-sex': {
    aspect: 'consistency',
    message: { zh: '诊断 {code} 与性别矛盾', en: 'Diagnosis {code} contradicts the sex' },
    cure: { zh: '核对性别和编码', en: 'Check sex and code' },
  },
  'newborn-diagnosis-age': {
    aspect: 'consistency',
    message: { zh: '{code} 只用于出生 28 天内', en: '{code} counts in the first 28 days only' },
    cure: { zh: '改用非围生期编码，或核对出生日期', en: 'Use another code or check the birth day' },
  },
  'diagnosis-repeated': {
    aspect: 'consistency',
    message: { zh: '诊断 {code} 填了两次', en: 'Diagnosis {code} stands twice' },
    cure: { zh: '删去重复的一个', en: 'Delete one' },
  },
  'diagnosis-without-code': {
    aspect: 'completeness',
    message: { zh: '有诊断名称，没有编码', en: 'A diagnosis has a name and no code' },
    cure: { zh: '补填编码', en: 'Give the code' },
  },
  'pathology-missing': {
    aspect: 'completeness',
    message: {
      zh: '肿瘤主要诊断 {code} 应有病理诊断编码',
      en: 'Main diagnosis {code} asks for a pathology code',
    },
    cure: { zh: '补填病理诊断', en: 'Give the pathology' },
  },
  'injury-cause-missing': {
    aspect: 'completeness',
    message: {
      zh: '损伤中毒主要诊断 {code} 应有外部原因编码',
      en: 'Main diagnosis {code} asks for its external cause',
    },
    cure: { zh: '补填外部原因', en: 'Give the cause' },
  },
  'operation-wrong-sex': {
    aspect: 'consistency',
    message: { zh: '手术操作 {code} 与性别矛盾', en: 'Operation {code} contradicts the sex' },
    cure: { zh: '核对性别和编码', en: 'Check sex and code' },
  },
  'operation-reversed': {
    aspect: 'consistency',
    message: {
      zh: '手术结束（{ended}）早于开始（{began}）',
      en: 'The operation ends ({ended}) before it begins ({began})',
    },
    cure: { zh: '核对两个时间', en: 'Check both times' },
  },
  'operation-outside-stay': {
    aspect: 'consistency',
    message: { zh: '手术日期 {on} 不在住院期间内', en: 'The operation of {on} lies outside of the stay' },
    cure: { zh: '核对手术和出入院时间', en: 'Check the times' },
  },
  'operation-code-grey': {
    aspect: 'consistency',
    message: { zh: '手术操作编码 {code} 是灰码', en: 'Operation code {code} is grey' },
    cure: { zh: '选更具体的编码', en: 'Choose a more specific code' },
  },
  'operation-without-code': {
    aspect: 'completeness',
    message: { zh: '有手术名称，没有编码', en: 'An operation has a name and no code' },
    cure: { zh: '补填编码', en: 'Give the code' },
  },
  'diagnosis-count-disagrees': {
    aspect: 'consistency',
    message: { zh: '诊断计数为 {said}，实际 {counted} 条', en: '{said} diagnoses said, {counted} given' },
    cure: { zh: '按实际条数填', en: 'Give the real number' },
  },
  'operation-count-disagrees': {
    aspect: 'consistency',
    message: { zh: '手术计数为 {said}，实际 {counted} 条', en: '{said} operations said, {counted} given' },
    cure: { zh: '按实际条数填', en: 'Give the real number' },
  },
  'receiver-missing': {
    aspect: 'completeness',
    message: { zh: '转院或转社区应填接收机构', en: 'A transfer asks for its receiver' },
    cure: { zh: '补填接收机构名称', en: 'Name the receiver' },
  },
  'readmission-after-death': {
    aspect: 'consistency',
    message: { zh: '已死亡，又有 31 天再住院计划', en: 'Died, and yet a plan to be readmitted' },
    cure: { zh: '核对离院方式', en: 'Check the way of discharge' },
  },
  'readmission-purpose-missing': {
    aspect: 'completeness',
    message: { zh: '有再住院计划，没有目的', en: 'A plan of readmission without its purpose' },
    cure: { zh: '补填目的', en: 'Give the purpose' },
  },
  'allergy-missing': {
    aspect: 'completeness',
    message: { zh: '有药物过敏，没有过敏药物', en: 'Allergic, and no drug is named' },
    cure: { zh: '补填过敏药物', en: 'Name the drug' },
  },
  'chronic-diagnosis-missing': {
    aspect: 'completeness',
    message: { zh: '门诊慢特病应填慢特病诊断', en: 'Chronic care of outpatients asks for its diagnosis' },
    cure: { zh: '补填慢特病诊断', en: 'Give the diagnosis' },
  },
} as const satisfies Record<string, IssueText>;
