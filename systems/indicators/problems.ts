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
  'denominator-not-used': {
    kind: 'input',
    title: { zh: '这个指标没有分母', en: 'The indicator has no denominator' },
    detail: { zh: '“{name}”是计数，不填分母。', en: '“{name}” is a count and takes no denominator.' },
    cure: { zh: '请删去分母。', en: 'Leave the denominator out.' },
  },
  'below-nought': {
    kind: 'input',
    title: { zh: '不应为负数', en: 'It cannot be negative' },
    detail: { zh: '“{name}”的分子或分母为负数。', en: 'A part of “{name}” is negative.' },
    cure: {
      zh: '请核对正负号；确可为负时请医改办修改指标定义。',
      en: 'Check the sign; if it may be negative the reform office changes the definition.',
    },
  },
  'nothing-waits': {
    kind: 'conflict',
    title: { zh: '数值已不在待审核状态', en: 'A value no longer waits' },
    detail: {
      zh: '所选 {count} 个数值中有的已被审核、更正或不在您的范围内，本次审核没有生效。',
      en: 'Of the {count} values chosen one was judged, corrected or lies outside your scope; nothing was judged.',
    },
    cure: { zh: '请刷新后重新选择。', en: 'Reload and choose again.' },
  },
  'own-value': {
    kind: 'forbidden',
    title: { zh: '不能审核自己填报的数值', en: 'Nobody approves what they entered' },
    detail: {
      zh: '所选数值中有{name}（您本人）填报的。',
      en: 'Among the values are some that you, {name}, entered.',
    },
    cure: { zh: '请由其他同志审核。', en: 'Ask somebody else to judge them.' },
  },
  'reason-needed': {
    kind: 'input',
    title: { zh: '请写明理由', en: 'A reason is needed' },
    detail: {
      zh: '退回数值，或通过有校验提示的数值，都要写明理由。',
      en: 'Returning a value, or approving one that the checks remarked on, needs a reason.',
    },
    cure: { zh: '请填写理由后再审核。', en: 'Write the reason and judge again.' },
  },
  'no-such-submission': {
    kind: 'not-found',
    title: { zh: '没有这份报送文件', en: 'No such file of values' },
    detail: {
      zh: '找不到这份报送文件，或它不是您单位报送的。',
      en: 'There is no such file, or another organisation sent it.',
    },
    cure: { zh: '请从数据报送页面进入。', en: 'Open it from the page of entries.' },
  },
  'submission-changed': {
    kind: 'conflict',
    title: { zh: '文件已经报送', en: 'The file was sent already' },
    detail: { zh: '“{name}”已经报送，不能再次报送。', en: '“{name}” was sent already.' },
    cure: {
      zh: '请刷新查看结果；要更正时另传一份文件。',
      en: 'Reload to see what became of it; correct by another file.',
    },
  },
  'nothing-to-send': {
    kind: 'input',
    title: { zh: '没有可以报送的行', en: 'No row to send' },
    detail: {
      zh: '“{name}”中没有校验通过的新数值。',
      en: '“{name}” holds no new value that passed the checks.',
    },
    cure: { zh: '请按逐行提示改正后重新上传。', en: 'Correct the rows as told and upload the file again.' },
  },
  'not-a-value-file': {
    kind: 'input',
    title: { zh: '不是指标数值文件', en: 'Not a file of values' },
    detail: {
      zh: '“{name}”里找不到“指标编码”和“分子”两列，也不是 dataValueSets 或 ADX 报文。',
      en: '“{name}” has no columns 指标编码 and 分子, and is neither dataValueSets nor ADX.',
    },
    cure: {
      zh: '请下载模板填写，或由系统导出 dataValueSets、ADX。',
      en: 'Fill in the template, or export dataValueSets or ADX.',
    },
  },
  'too-many-rows': {
    kind: 'input',
    title: { zh: '行数过多', en: 'Too many rows' },
    detail: {
      zh: '“{name}”有 {count} 行，一次最多 {limit} 行。',
      en: '“{name}” has {count} rows; {limit} are taken at once.',
    },
    cure: { zh: '请按周期分成几份报送。', en: 'Split it by periods.' },
  },
  'no-such-rule': {
    kind: 'not-found',
    title: { zh: '没有这条合计关系', en: 'No such sum' },
    detail: {
      zh: '这条合计关系已被删除，或不在您的范围内。',
      en: 'It was removed, or lies outside your scope.',
    },
    cure: { zh: '请刷新页面。', en: 'Reload the page.' },
  },
  'sum-of-itself': {
    kind: 'input',
    title: { zh: '合计不能包含自身', en: 'A sum cannot hold itself' },
    detail: { zh: '“{name}”既是总数又是部分。', en: '“{name}” is both the whole and a part.' },
    cure: { zh: '请从部分中去掉总数。', en: 'Take the whole out of the parts.' },
  },
});
