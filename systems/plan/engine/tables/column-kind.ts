/** What a table column holds (栏目含义). */
export type ColumnKind =
  | 'no'
  | 'task'
  | 'section'
  | 'measure'
  | 'lead'
  | 'coop'
  | 'duty'
  | 'deadline'
  | 'goal'
  | 'indicator'
  | 'unit'
  | 'attribute'
  | 'domain'
  | 'value'
  | 'year'
  | 'baseline'
  | 'note'
  | 'other';

const WORDS: readonly (readonly [ColumnKind, RegExp])[] = [
  ['no', /^(?:序号|编号|No\.?|号)$/i],
  ['lead', /^(?:市级|区级|县级|省级)?(?:牵头|主办|承办|主责|主要责任)(?:单位|部门|处室|科室|股室)?$/],
  ['coop', /^(?:配合|协办|协同|参与|参加|协助)(?:单位|部门|处室|科室|股室)?$/],
  ['duty', /^(?:责任|负责|落实|实施|承担)(?:单位|部门|处室|科室|主体)(?:及分工)?$|^责任分工$|^分工$/],
  [
    'deadline',
    /^(?:完成|办结|推进)?(?:时限|期限|时间|时间节点|进度)(?:要求|安排|节点)?$|^(?:时间|完成)节点$|^时间进度$|^(?:计划|预计|拟)?完成(?:日期|年月)$/,
  ],
  [
    'baseline',
    /^(?:基期|基线|现状|基准)(?:值|年)?$|^(?:\d{4}年)?(?:基数|完成值|实际值|完成情况)$|(?:基期|基线|现状|基准|实际|完成)值?$|^\d{4}年?\(?(?:基期|基线|现状|实际|完成)/,
  ],
  ['year', /^(?:到)?\d{4}年?(?:度|底)?\(?(?:目标值?|目标要求|计划值?|预期值?|规划值?|值)?\)?$/],
  ['value', /^(?:主要|量化|规划|预期|年度)?(?:目标值|指标值|目标|目标要求|标准|目标任务值)$/],
  ['unit', /^(?:计量|计算)?单位$/],
  ['attribute', /^(?:指标)?(?:属性|性质|类型)$/],
  ['domain', /^(?:指标)?(?:类别|领域|分类|方面|维度|一级指标)$/],
  ['indicator', /^(?:主要|具体|核心|评价|监测|二级|三级|考核)?指标(?:名称|内容|项)?$|^(?:名称|项目名称)$/],
  [
    'task',
    /^(?:主要|重点|改革|具体|工作|二级|三级)?(?:任务|事项|工作任务|工作事项|改革任务|任务内容|工作内容|任务名称|改革事项|重点工作|项目|内容|任务事项|重点改革任务)$/,
  ],
  ['measure', /^(?:具体|主要|工作|重点|改革|推进)?(?:举措|措施|做法|内容|工作举措|工作措施|要求)$/],
  [
    'goal',
    /^(?:工作|预期|量化|任务|年度|阶段)?(?:目标|成果|成效|目标任务|工作目标|成果形式|目标要求|标志性成果)$/,
  ],
  ['section', /^(?:任务|工作)?(?:类别|分类|大类|板块|领域)$|^一级(?:任务|事项)$/],
  ['note', /^(?:备注|说明|来源|数据来源)$/],
];

/** Meaning of a column by its heading (由表头判断栏目). */
export function columnKind(heading: string): ColumnKind {
  const plain = heading.replace(/\(.{0,12}\)$/, (unit) => (/目标|基期|现状|实际/.test(unit) ? unit : ''));
  for (const [kind, pattern] of WORDS) if (pattern.test(plain) || pattern.test(heading)) return kind;
  if (/^\d{4}年/.test(heading) && /目标/.test(heading)) return 'year';
  if (/牵头/.test(heading) && /单位|部门/.test(heading)) return 'lead';
  if (/责任/.test(heading) && /单位|部门/.test(heading)) return 'duty';
  if (/配合/.test(heading)) return 'coop';
  if (/指标/.test(heading)) return 'indicator';
  return 'other';
}
