import { problemCatalogue } from '@sanyi/kernel';

export const dipProblems = problemCatalogue('dip', {
  'no-facts': {
    kind: 'unavailable',
    title: { zh: '没有事实库', en: 'No facts store' },
    detail: {
      zh: '病例存放在事实库，本次安装没有启用。',
      en: 'Stays lie in the facts store, which is not open here.',
    },
    cure: { zh: '请联系管理员启用事实库。', en: 'Ask the administrator to open it.' },
  },
  'not-a-catalogue': {
    kind: 'input',
    title: { zh: '不是病种目录', en: 'Not a catalogue' },
    detail: { zh: '文件“{name}”里找不到列：{missing}。', en: 'The file “{name}” has no column {missing}.' },
    cure: {
      zh: '请提供公布版式的目录（.xlsx 或 .csv），表头至少有“主要诊断编码”和“病种分值”。',
      en: 'Give a catalogue as published (.xlsx or .csv); its headings must hold at least 主要诊断编码 and 病种分值.',
    },
  },
  'empty-catalogue': {
    kind: 'input',
    title: { zh: '目录里没有病种', en: 'The catalogue has no groups' },
    detail: {
      zh: '文件“{name}”的 {rows} 行都没能读成病种。',
      en: 'None of the {rows} rows of “{name}” could be taken as a group.',
    },
    cure: { zh: '请按所列行号和原因改正后重新导入。', en: 'Correct the rows named and import again.' },
  },
  'not-a-statement': {
    kind: 'input',
    title: { zh: '不是结算单', en: 'Not a statement' },
    detail: { zh: '文件“{name}”里找不到列：{missing}。', en: 'The file “{name}” has no column {missing}.' },
    cure: {
      zh: '请提供逐例的月度结算单（.xlsx 或 .csv），表头至少有机构编码、就诊ID、病种编码和结算分值。',
      en: 'Give the monthly statement case by case (.xlsx or .csv); headings 机构编码, 就诊ID, 病种编码 and 结算分值 are needed.',
    },
  },
  'not-coefficients': {
    kind: 'input',
    title: { zh: '不是机构系数表', en: 'Not a table of coefficients' },
    detail: { zh: '文件“{name}”里找不到列：{missing}。', en: 'The file “{name}” has no column {missing}.' },
    cure: {
      zh: '请提供有“机构编码”和“机构系数”两列的表格（.xlsx 或 .csv）。',
      en: 'Give a table (.xlsx or .csv) with columns 机构编码 and 机构系数.',
    },
  },
  'not-rules': {
    kind: 'input',
    title: { zh: '不是分组规则文件', en: 'Not a file of rules' },
    detail: {
      zh: '文件“{name}”不能作为规则读取：{reason}',
      en: 'The file “{name}” cannot be read as rules: {reason}',
    },
    cure: {
      zh: '请以“下载现行规则”得到的文件为样本修改后导入。',
      en: 'Download the rules in force, change them, and import that file.',
    },
  },
  'no-such-catalogue': {
    kind: 'not-found',
    title: { zh: '没有这个目录', en: 'No such catalogue' },
    detail: {
      zh: '目录 {catalogue} 不存在或不在您的范围内。',
      en: 'Catalogue {catalogue} does not exist in your scope.',
    },
    cure: { zh: '请从目录清单中选择。', en: 'Choose one from the list of catalogues.' },
  },
  'no-such-statement': {
    kind: 'not-found',
    title: { zh: '没有这张结算单', en: 'No such statement' },
    detail: {
      zh: '结算单 {statement} 不存在或不在您的范围内。',
      en: 'Statement {statement} does not exist in your scope.',
    },
    cure: { zh: '请从结算单清单中选择。', en: 'Choose one from the list of statements.' },
  },
  'no-such-deviation': {
    kind: 'input',
    title: { zh: '没有这套费用偏差规则', en: 'No such deviation rules' },
    detail: { zh: '费用偏差规则 {deviation} 不存在。', en: 'There are no deviation rules {deviation}.' },
    cure: { zh: '请从清单中选择。', en: 'Choose one from the list.' },
  },
  'no-such-group': {
    kind: 'not-found',
    title: { zh: '没有这个病种', en: 'No such group' },
    detail: { zh: '现行目录里没有病种 {group}。', en: 'The catalogue in force has no group {group}.' },
    cure: { zh: '请从病种清单中选择。', en: 'Choose one from the list of groups.' },
  },
  'no-such-case': {
    kind: 'not-found',
    title: { zh: '没有这个病例', en: 'No such case' },
    detail: {
      zh: '机构 {institution} 的病例 {encounter} 不在本次入组结果里，或不在您的范围内。',
      en: 'Case {encounter} of institution {institution} is not among the matched stays of your scope.',
    },
    cure: { zh: '请从病例清单中选择。', en: 'Choose one from the list of cases.' },
  },
  'no-rules': {
    kind: 'conflict',
    title: { zh: '还没有分组规则', en: 'There are no rules yet' },
    detail: {
      zh: '本地区还没有导入手术操作类别等分组规则，病例无法对应综合病种。',
      en: 'No rules, such as classes of operations, were imported for this region; composite groups cannot be told apart.',
    },
    cure: {
      zh: '请先在“病种目录”页导入分组规则文件。',
      en: 'Import a file of rules on the page of catalogues first.',
    },
  },
  'no-catalogue-in-force': {
    kind: 'conflict',
    title: { zh: '没有启用的目录', en: 'No catalogue is in force' },
    detail: { zh: '{day} 没有启用的病种目录。', en: 'No catalogue is in force on {day}.' },
    cure: {
      zh: '请先导入或测算目录，再定下启用日期。',
      en: 'Import or form one, then set the day it begins.',
    },
  },
  'not-matched-yet': {
    kind: 'conflict',
    title: { zh: '还没有入组', en: 'Nothing is matched yet' },
    detail: {
      zh: '本地区的病例还没有按病种目录入组。',
      en: 'The stays of this region have not been matched to a catalogue yet.',
    },
    cure: {
      zh: '请启用目录后，在病种分值页上点“按现行目录入组”。',
      en: 'Put a catalogue in force, then press “Match by the catalogue in force”.',
    },
  },
  'nothing-to-form': {
    kind: 'conflict',
    title: { zh: '没有可用的病例', en: 'No stays to form a catalogue from' },
    detail: {
      zh: '{year} 年及之前两年没有带费用的出院病例。',
      en: 'There are no discharged stays with a cost in {year} and the two years before.',
    },
    cure: {
      zh: '请先导入病案首页或结算清单，或改选年度。',
      en: 'Import front pages or settlement lists first, or choose another year.',
    },
  },
  'day-taken': {
    kind: 'conflict',
    title: { zh: '这一天已有目录启用', en: 'A catalogue begins on that day already' },
    detail: { zh: '{day} 起已启用目录“{name}”。', en: 'The catalogue “{name}” begins on {day} already.' },
    cure: { zh: '请另选启用日期。', en: 'Choose another day.' },
  },
  'point-value': {
    kind: 'input',
    title: { zh: '点值不对', en: 'The value of a point is wrong' },
    detail: {
      zh: '“{text}”不是大于零、最多四位小数的点值。',
      en: '“{text}” is no value above zero with at most four places.',
    },
    cure: {
      zh: '请按结算单填写每分的元数，例如 9.8731。',
      en: 'Give the yuan of one point as the statement says, such as 9.8731.',
    },
  },
  month: {
    kind: 'input',
    title: { zh: '月份不对', en: 'The month is wrong' },
    detail: { zh: '“{text}”不是月份。', en: '“{text}” is no month.' },
    cure: {
      zh: '请选择结算单所属的月份，例如 2025-03。',
      en: 'Choose the month of the statement, such as 2025-03.',
    },
  },
  'no-such-file': {
    kind: 'input',
    title: { zh: '找不到文件', en: 'No such file' },
    detail: {
      zh: '文件“{file}”不存在或读不出来。',
      en: 'The file “{file}” does not exist or cannot be read.',
    },
    cure: { zh: '请核对路径。', en: 'Check the path.' },
  },
  'case-file': {
    kind: 'input',
    title: { zh: '病例文件的列不对', en: 'The columns of the file of cases are wrong' },
    detail: {
      zh: '文件“{file}”缺少列 {missing}，重复列 {repeated}。',
      en: 'The file “{file}” lacks the columns {missing} and repeats {repeated}.',
    },
    cure: {
      zh: '列名：case_id,sex,age_years,age_days,birth_weight_g,los_days,discharge_mode,dx,op；测算目录另需 year,hospital,total_yuan，可有 drug_yuan,consumable_yuan。',
      en: 'Columns: case_id,sex,age_years,age_days,birth_weight_g,los_days,discharge_mode,dx,op; forming a catalogue needs year,hospital,total_yuan as well, and may have drug_yuan,consumable_yuan.',
    },
  },
  'case-row': {
    kind: 'input',
    title: { zh: '病例文件里有读不懂的值', en: 'A value of the file of cases cannot be read' },
    detail: {
      zh: '文件“{file}”第 {line} 行，列 {column}：“{value}”。',
      en: 'Line {line} of “{file}”, column {column}: “{value}”.',
    },
    cure: {
      zh: '年份写四位数，金额写元、最多两位小数。',
      en: 'Years have four digits; amounts are yuan with at most two places.',
    },
  },
});
