import { problemCatalogue } from '@sanyi/kernel';

export const indicatorProblems = problemCatalogue('indicators', {
  'no-facts': {
    kind: 'unavailable',
    title: { zh: '没有启用分析库', en: 'No facts store' },
    detail: {
      zh: '本安装没有启用分析库，不能由业务数据计算指标。',
      en: 'This installation runs without a facts store; indicators cannot be computed from data.',
    },
    cure: {
      zh: '请将 SANYI_FACTS_URL 留空或填写 ClickHouse 地址后重新启动；在此之前可以人工填报。',
      en: 'Leave SANYI_FACTS_URL empty or name a ClickHouse server, and start again; until then values can be entered by hand.',
    },
  },
  'compute-while-served': {
    kind: 'conflict',
    title: { zh: '服务正在运行', en: 'A server owns the data folder' },
    detail: {
      zh: '数据文件夹由正在运行的服务（{address}）占用。',
      en: 'The data folder belongs to the running server at {address}.',
    },
    cure: {
      zh: '请在指标库页面点“重新计算”，或先停止服务再用命令计算。',
      en: 'Press “Compute again” on the page of indicators, or stop the server before using the command.',
    },
  },
  'no-such-indicator': {
    kind: 'not-found',
    title: { zh: '没有这个指标', en: 'No such indicator' },
    detail: {
      zh: '找不到这个指标，或它不在您的地区范围内。',
      en: 'There is no such indicator, or it lies outside your region.',
    },
    cure: { zh: '请从指标库列表中选择。', en: 'Choose one from the list of indicators.' },
  },
  'no-such-organisation': {
    kind: 'not-found',
    title: { zh: '没有这个机构', en: 'No such organisation' },
    detail: {
      zh: '本地区没有编号为“{id}”的机构。',
      en: 'Your region has no organisation with the id “{id}”.',
    },
    cure: { zh: '请从机构列表中选择。', en: 'Choose one from the list of organisations.' },
  },
  'no-such-value': {
    kind: 'not-found',
    title: { zh: '没有这个数值', en: 'No such value' },
    detail: {
      zh: '找不到这个数值，或它不在您的地区范围内。',
      en: 'There is no such value, or it lies outside your region.',
    },
    cure: { zh: '请从指标页面打开数值。', en: 'Open a value from the page of its indicator.' },
  },
  'no-such-measure': {
    kind: 'not-found',
    title: { zh: '没有这个度量', en: 'No such measure' },
    detail: {
      zh: '这个指标不使用度量“{measure}”。',
      en: 'The indicator does not use a measure “{measure}”.',
    },
    cure: { zh: '请从指标页面打开明细。', en: 'Open the rows from the page of the indicator.' },
  },
  'no-such-target': {
    kind: 'not-found',
    title: { zh: '没有这个目标', en: 'No such target' },
    detail: { zh: '方案中找不到这个目标。', en: 'The plan has no such target.' },
    cure: { zh: '请刷新方案后重新选择。', en: 'Reload the plan and choose again.' },
  },
  'code-taken': {
    kind: 'conflict',
    title: { zh: '指标编码已被使用', en: 'The code is taken' },
    detail: {
      zh: '本地区已有编码为“{code}”的指标。',
      en: 'This region has an indicator with the code “{code}”.',
    },
    cure: {
      zh: '请换一个编码，或修改已有指标。',
      en: 'Choose another code, or change the existing indicator.',
    },
  },
  changed: {
    kind: 'conflict',
    title: { zh: '指标已被他人修改', en: 'Somebody else changed the indicator' },
    detail: {
      zh: '您依据的是第 {yours} 版，现在已是第 {current} 版。',
      en: 'You started from version {yours}; it is now version {current}.',
    },
    cure: { zh: '请对照两个版本后重新修改。', en: 'Compare both versions and change it again.' },
  },
  'not-your-indicator': {
    kind: 'forbidden',
    title: { zh: '不是本部门负责的指标', en: 'Not an indicator of your department' },
    detail: { zh: '“{name}”由 {owner} 负责填报。', en: '“{name}” is entered by {owner}.' },
    cure: {
      zh: '请联系该部门填报，或请医改办调整责任部门。',
      en: 'Ask that department, or ask the reform office to change the owner.',
    },
  },
  'filled-from-data': {
    kind: 'conflict',
    title: { zh: '数值由数据计算', en: 'Its values are computed' },
    detail: {
      zh: '“{name}”的数值由区域数据计算填报，不能人工填报。',
      en: 'The values of “{name}” are computed from the region’s data and not entered by hand.',
    },
    cure: {
      zh: '数据有误时请更正或补报数据文件；需要人工填报时另建一个指标。',
      en: 'Correct or add the data files where they are wrong; for values by hand define another indicator.',
    },
  },
  'denominator-missing': {
    kind: 'input',
    title: { zh: '缺少分母', en: 'The denominator is missing' },
    detail: {
      zh: '“{name}”是比率，必须同时填报分子和分母。',
      en: '“{name}” is a ratio: both numerator and denominator are needed.',
    },
    cure: {
      zh: '请补填分母；确实没有时请说明原因并联系医改办。',
      en: 'Enter the denominator; if there is none, tell the reform office why.',
    },
  },
  'denominator-zero': {
    kind: 'input',
    title: { zh: '分母为零', en: 'The denominator is zero' },
    detail: {
      zh: '“{name}”的分母为零，无法计算结果。',
      en: 'The denominator of “{name}” is zero, so there is no result.',
    },
    cure: {
      zh: '请核对分母；本期没有对象时不必填报。',
      en: 'Check it; where the period has nothing to count, enter nothing.',
    },
  },
  'part-exceeds-whole': {
    kind: 'input',
    title: { zh: '分子大于分母', en: 'The numerator exceeds the denominator' },
    detail: {
      zh: '“{name}”是百分比，分子 {numerator} 大于分母 {denominator}。',
      en: '“{name}” is a percentage, but the numerator {numerator} exceeds the denominator {denominator}.',
    },
    cure: {
      zh: '请核对两个数是否填反、口径是否一致。',
      en: 'Check whether they are swapped or of different definitions.',
    },
  },
  'future-period': {
    kind: 'input',
    title: { zh: '周期尚未开始', en: 'The period has not begun' },
    detail: {
      zh: '{period} 从 {start} 开始，现在不能填报。',
      en: '{period} begins on {start}; nothing can be entered yet.',
    },
    cure: { zh: '请选择已开始的周期。', en: 'Choose a period that has begun.' },
  },
});
