import type { LocalText } from '@sanyi/kernel';

/** What an issue is about, without the values of a single row. */
export interface IssueKind {
  readonly message: LocalText;
  /** Only where the usual cure names a value. */
  readonly cure?: LocalText;
}

const kind = (zh: string, en: string): IssueKind => ({ message: { zh, en } });

/**
 * Sentences for many rows together (问题类别): where rows are counted there is no one value to speak of, so each code that
 * quotes values has a whole sentence of its own without them.
 */
export const issueKinds: Readonly<Record<string, IssueKind>> = {
  'quote-unclosed': kind('引号没有闭合', 'A quote is opened and never closes'),
  'row-too-short': kind('一行的格数少于表头的列数', 'A row has fewer cells than the heading has columns'),
  'row-too-long': kind(
    '一行的格数多于表头的列数，后面的列可能错位',
    'A row has more cells than the heading has columns; later columns may have shifted',
  ),
  'row-cut-off': kind('最后一行不完整', 'The last line is incomplete'),
  'json-broken': kind('JSON 不合语法', 'The JSON is broken'),
  'json-too-deep': kind('JSON 嵌套超过 64 层', 'The JSON has more than 64 levels'),
  'json-repeated-key': kind('同一个字段出现了两次', 'A field stands twice in one record'),
  'json-not-a-number': kind('数字无法使用', 'A number cannot be used'),
  'record-unknown': kind('不是本格式的记录', 'Not a record of this format'),
  'xml-broken': kind('XML 不合语法', 'The XML is broken'),
  'day-in-future': kind('日期晚于收到文件的日期', 'The date lies after the day of receipt'),
  'decimals-rounded': kind('小数位数过多，已四舍五入', 'Too many decimals; rounded half up'),
  'value-not-listed': kind('不在国家值域里', 'Not in the national list of values'),
  'code-unknown': kind('字典里没有这个编码', 'No dictionary has the code'),
  'code-local': kind(
    '像是本地编码，没有对照到国家编码',
    'Looks like a local code that was never mapped to the national ones',
  ),
  'code-retired': {
    message: { zh: '编码已停用，已有新编码替代', en: 'The code has been replaced by another' },
    cure: { zh: '改用现行编码', en: 'Use the code that is in force' },
  },
  'choice-unknown': kind('不在模板的下拉列表里', 'Not in the drop-down list of the template'),
  'discharge-before-admission': kind('出院早于入院', 'Discharge before admission'),
  'stay-days-disagree': kind('住院天数与入出院日期不符', 'Days of stay do not agree with the dates'),
  'birth-after-admission': kind('出生日期晚于入院', 'Born after admission'),
  'age-disagrees': kind('年龄与出生日期不符', 'The age does not agree with the birth day'),
  'age-days-out-of-range': kind(
    '不足一周岁的天数不在 0 到 364 之间',
    'Days of age below one year are not within 0 to 364',
  ),
  'age-days-with-years': kind(
    '已填周岁，又填了不足一周岁的天数',
    'Years of age and days below one year are both given',
  ),
  'age-days-missing': kind('不足一周岁没有填天数', 'Below one year the days of age are missing'),
  'age-days-disagree': kind('不足一周岁的天数与出生日期不符', 'Days of age do not agree with the birth day'),
  'age-days-capped': kind(
    '天数填 364 而按日期更多，疑似为通过校验改小',
    '364 days are given where the dates say more; most likely cut to pass a check',
  ),
  'weight-out-of-range': kind('体重不在 100 到 9999 克之间', 'The weight is not within 100 to 9999 g'),
  'newborn-weight-missing': kind('新生儿入院没有填入院体重', 'A newborn without the weight at admission'),
  'ventilator-needs-proof': kind(
    '呼吸机使用超过 96 小时会改变分组，请备好依据',
    'More than 96 hours of ventilation change the group, so proof is asked for',
  ),
  'ventilator-exceeds-stay': kind(
    '呼吸机使用时间超过住院时间',
    'Ventilated for longer than the stay has lasted',
  ),
  'main-external-cause': kind('外部原因编码不能作主要诊断', 'An external cause stands as the main diagnosis'),
  'main-factor': kind(
    '主要诊断只是接触保健机构的因素',
    'The main diagnosis is only a factor of contact with health services',
  ),
  'main-symptom': kind(
    '主要诊断是症状，同时有明确诊断',
    'The main diagnosis is a symptom while a definite one is given',
  ),
  'main-code-grey': kind('主要诊断用了灰码', 'The main diagnosis is a grey code'),
  'diagnosis-wrong-sex': kind('诊断与性别矛盾', 'A diagnosis contradicts the sex'),
  'newborn-diagnosis-age': kind(
    '围生期编码用于出生 28 天以后',
    'A perinatal code is used after the first 28 days',
  ),
  'diagnosis-repeated': kind('同一个诊断填了两次', 'The same diagnosis stands twice'),
  'pathology-missing': kind('肿瘤主要诊断没有病理诊断编码', 'A tumour as main diagnosis without pathology'),
  'injury-cause-missing': kind(
    '损伤中毒主要诊断没有外部原因编码',
    'An injury as main diagnosis without its external cause',
  ),
  'operation-wrong-sex': kind('手术操作与性别矛盾', 'An operation contradicts the sex'),
  'operation-reversed': kind('手术结束早于开始', 'An operation ends before it begins'),
  'operation-outside-stay': kind('手术日期不在住院期间内', 'An operation lies outside of the stay'),
  'operation-code-grey': kind('手术操作用了灰码', 'An operation has a grey code'),
  'diagnosis-count-disagrees': kind(
    '诊断计数与实际条数不符',
    'The number of diagnoses does not agree with those given',
  ),
  'operation-count-disagrees': kind(
    '手术计数与实际条数不符',
    'The number of operations does not agree with those given',
  ),
  'total-parts-disagree': kind('总额不等于各组成部分合计', 'The total is not the sum of its parts'),
  'fund-parts-disagree': kind(
    '基金支付总额不等于各基金合计',
    'What the funds paid is not the sum of the single funds',
  ),
  'personal-parts-disagree': kind(
    '个人负担不等于账户加现金',
    'What the person paid is not account and cash together',
  ),
  'payers-disagree': kind('总额不等于基金加个人', 'The total is not what funds and person paid'),
  'period-reversed': kind('结束日期早于开始日期', 'It ends before it begins'),
  'line-not-product': kind(
    '金额不等于数量乘单价（四舍五入到分）',
    'The amount is not quantity times price, rounded half up',
  ),
  'line-parts-disagree': kind(
    '金额不等于自费、超限、先付、范围内合计',
    'The amount is not the sum of its four parts',
  ),
  'list-item-disagrees': kind(
    '收费项目金额不等于甲乙类、自费、其他合计',
    'The amount of an item is not the sum of its classes',
  ),
  'list-self-pay-disagrees': kind(
    '自付加自费不等于账户加现金',
    'What the person bears is not account and cash together',
  ),
  'items-exceed-total': kind('各项费用合计大于总费用', 'The items make more than the total'),
  'self-pay-exceeds-total': kind('自付大于总费用', 'Self-pay above the total'),
  'part-exceeds-whole': kind('其中项大于所属项', 'A part above its whole'),
  'nursing-fee-zero': kind(
    '住院多天护理费为 0，疑似负数被改为 0',
    'No nursing fee in a stay of several days, most likely a negative set to zero',
  ),
  'other-code': kind('填的是“其他”类代码', 'A code that means other'),
  'default-name': kind('姓名像是占位', 'The name looks like a placeholder'),
  'one-name-everywhere': kind('多数行是同一个人', 'Most rows name one and the same person'),
  'conditions-written-twice': kind(
    '第 2、3 个其他诊断的入院病情全都相同，疑似一列写了两次',
    'Conditions of the 2nd and 3rd other diagnosis are always equal, most likely one column written twice',
  ),
  'surgery-parts-always-equal': kind(
    '麻醉费加手术费总是恰等于手术治疗费，疑似被截平',
    'Anaesthesia and operation always make the whole exactly, most likely cut to it',
  ),
};
