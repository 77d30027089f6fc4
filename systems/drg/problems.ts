import { problemCatalogue } from '@sanyi/kernel';

export const drgProblems = problemCatalogue('drg', {
  'not-a-scheme': {
    kind: 'input',
    title: { zh: '不是分组方案', en: 'Not a scheme' },
    detail: {
      zh: '文件“{name}”不能作为分组方案读取：{reason}',
      en: 'The file “{name}” cannot be read as a scheme: {reason}',
    },
    cure: {
      zh: '请提供国家版式的工作簿（工作表 MDC、ADRG、DRG、集合、CC、排除表），或中性 JSON；缺哪一页、哪一列见上。',
      en: 'Give a workbook in the national layout (sheets MDC, ADRG, DRG, 集合, CC, 排除表) or the neutral JSON; the sheet or column that is missing is named above.',
    },
  },
  'scheme-broken': {
    kind: 'input',
    title: { zh: '方案有引用缺失', en: 'The scheme names what it does not have' },
    detail: {
      zh: '文件“{name}”有 {count} 处引用了不存在的清单或行，不能用来分组。',
      en: '{count} rules of “{name}” name lists or rows that do not exist; it cannot group.',
    },
    cure: {
      zh: '请按所列位置补上清单或改正名称后重新导入。',
      en: 'Add the lists or correct the names at the places listed, and import again.',
    },
  },
  'no-such-scheme': {
    kind: 'not-found',
    title: { zh: '没有这个方案', en: 'No such scheme' },
    detail: {
      zh: '方案 {scheme} 不存在或不在您的范围内。',
      en: 'Scheme {scheme} does not exist in your scope.',
    },
    cure: { zh: '请从方案清单中选择。', en: 'Choose one from the list of schemes.' },
  },
  'no-scheme-in-force': {
    kind: 'conflict',
    title: { zh: '没有启用的方案', en: 'No scheme is in force' },
    detail: { zh: '{day} 没有启用的分组方案。', en: 'No scheme is in force on {day}.' },
    cure: {
      zh: '请在“分组方案”中为一个方案定下启用日期，或在请求中指定方案。',
      en: 'Give a scheme its first day on the page “Schemes”, or name a scheme in the request.',
    },
  },
  'scheme-has-errors': {
    kind: 'conflict',
    title: { zh: '方案检查有错误', en: 'The check found errors' },
    detail: {
      zh: '方案“{name}”检查出 {count} 处错误，例如：{example}',
      en: 'The check of “{name}” found {count} errors, such as: {example}',
    },
    cure: {
      zh: '请先核对检查结果；确认仍要启用时，请勾选“已核对”。',
      en: 'Look at the findings first; where it is to be used as it is, tick “checked”.',
    },
  },
  'day-taken': {
    kind: 'conflict',
    title: { zh: '这一天已有方案启用', en: 'Another scheme begins on that day' },
    detail: { zh: '{day} 起已启用“{name}”。', en: '“{name}” is in force from {day}.' },
    cure: { zh: '请另选一天。', en: 'Choose another day.' },
  },
  'no-facts': {
    kind: 'unavailable',
    title: { zh: '没有事实库', en: 'No facts store' },
    detail: {
      zh: '本安装没有事实库，不能对病例分组。',
      en: 'This installation has no facts store; stays cannot be grouped.',
    },
    cure: { zh: '请安装 chdb，或设置 SANYI_FACTS_URL。', en: 'Install chdb, or set SANYI_FACTS_URL.' },
  },
  'not-grouped-yet': {
    kind: 'not-found',
    title: { zh: '还没有分组结果', en: 'Nothing is grouped yet' },
    detail: { zh: '本地区病例还没有分过组。', en: 'The stays of this region have not been grouped.' },
    cure: { zh: '请在“病例分组”页点“开始分组”。', en: 'Start it on the page “DRG grouping”.' },
  },
  'no-such-case': {
    kind: 'not-found',
    title: { zh: '没有这个病例', en: 'No such case' },
    detail: {
      zh: '机构 {institution} 的就诊 {encounter} 不在分组结果中，或不在您的范围内。',
      en: 'Encounter {encounter} of {institution} is not among the grouped stays of your scope.',
    },
    cure: { zh: '请从病例清单中打开。', en: 'Open it from the list of cases.' },
  },
  'no-such-group': {
    kind: 'not-found',
    title: { zh: '没有这个病组', en: 'No such group' },
    detail: { zh: '现行分组结果中没有病组 {code}。', en: 'No stay is in the group {code}.' },
    cure: { zh: '请从病组清单中打开。', en: 'Open it from the list of groups.' },
  },
  'case-file': {
    kind: 'input',
    title: { zh: '病例文件不能用', en: 'The file of cases cannot be used' },
    detail: {
      zh: '文件“{file}”的表头缺少：{missing}；重复：{repeated}。',
      en: 'The header of “{file}” lacks: {missing}; it repeats: {repeated}.',
    },
    cure: {
      zh: '第一行须有 case_id、dx、op 三列，另可有 sex、age_years、age_days、birth_weight_g、los_days、discharge_mode、icu_hours、dept。',
      en: 'The first line needs case_id, dx and op; it may have sex, age_years, age_days, birth_weight_g, los_days, discharge_mode, icu_hours, dept.',
    },
  },
  'no-such-file': {
    kind: 'input',
    title: { zh: '打不开文件', en: 'The file cannot be opened' },
    detail: { zh: '“{file}”不存在或无权读取。', en: '“{file}” does not exist or may not be read.' },
    cure: { zh: '请检查路径和权限。', en: 'Check its path and permissions.' },
  },
  'prefetch-missing': {
    kind: 'precondition',
    title: { zh: '缺少预取的资源', en: 'Prefetched resources are missing' },
    detail: {
      zh: '请求里没有预取这些资源：{missing}。本服务不自行访问病历系统。',
      en: 'These were not prefetched: {missing}. The service asks no record system by itself.',
    },
    cure: {
      zh: '请按 /api/drg/cds-services 给出的 prefetch 模板把资源随请求发来。',
      en: 'Send them with the request, by the prefetch templates of /api/drg/cds-services.',
    },
  },
});
