import type { Highlight, Paper, ReviewTask, Tree } from '../shared/contract.ts';

/** A small paper under review, for tests: two tasks in one section, the second of them doubtful. */
const LINES = [
  '清水办〔2026〕1号',
  '清水区2026年重点工作任务',
  '一、重点任务',
  '　　1.完善考核办法。修订细则。2026年6月底前印发，签约率达到75%以上。（牵头单位：区卫健委）',
  '　　2.推进结果互认。互认项目达到180项。（区医保局负责）',
  '　　以上任务请抓好落实。',
];
const text = LINES.join('\n');

const id = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
const spanOf = (words: string): readonly [number, number] => {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`the fixture does not say ${words}`);
  return [at, at + words.length];
};
const read = (words: string, confidence: number, reason: string) => ({
  span: spanOf(words),
  quote: words,
  confidence,
  reason,
  origin: 'read' as const,
});

export const ids = {
  plan: id(1),
  section: id(2),
  first: id(3),
  second: id(4),
  lead: id(5),
  deadline: id(6),
  target: id(7),
  secondTarget: id(8),
  secondLead: id(9),
};

function task(some: Partial<ReviewTask> & Pick<ReviewTask, 'id' | 'seq' | 'title' | 'text'>): ReviewTask {
  return {
    planId: ids.plan,
    sectionId: ids.section,
    number: String(some.seq),
    span: spanOf(some.text),
    kind: 'task',
    reviewState: 'proposed',
    confidence: 0.95,
    reason: 'task.item-with-duty',
    responsibilityMode: 'lead',
    openEnded: false,
    scope: [],
    workState: 'to-confirm',
    ongoing: false,
    dueOn: null,
    responsiblePerson: null,
    responsibilities: [],
    deadlines: [],
    targets: [],
    citations: [],
    original: {
      number: String(some.seq),
      title: some.title,
      kind: 'task',
      responsibilityMode: 'lead',
      lead: [],
      coop: [],
      deadlines: [],
      targets: [],
    },
    stepId: null,
    version: 1,
    updatedAt: '2026-03-23T02:00:00Z',
    ...some,
  };
}

const target = (own: string, taskId: string, indicator: string, value: string, unit: string) => ({
  id: own,
  taskId,
  source: 'task' as const,
  indicator,
  comparator: 'ge' as const,
  value,
  value2: null,
  unit,
  population: null,
  dueOn: null,
  change: null,
  period: null,
  aspirational: false,
  raw: null,
  attribute: null,
  domain: null,
  rowNumber: null,
  baseline: null,
});

const first = task({
  id: ids.first,
  seq: 1,
  title: '完善考核办法',
  text: '1.完善考核办法。修订细则。2026年6月底前印发，签约率达到75%以上。（牵头单位：区卫健委）',
  dueOn: '2026-06-30',
  responsibilities: [
    {
      id: ids.lead,
      role: 'lead',
      raw: '区卫健委',
      norm: null,
      departmentId: null,
      organisation: null,
      inText: false,
      ...read('区卫健委', 0.9, 'duty.bracket'),
    },
  ],
  deadlines: [
    {
      id: ids.deadline,
      kind: 'by',
      dueOn: '2026-06-30',
      fromOn: null,
      rule: null,
      dueAlt: null,
      what: '印发',
      ...read('2026年6月底前', 0.95, 'deadline.month'),
    },
  ],
  targets: [
    {
      ...target(ids.target, ids.first, '签约率', '75', '%'),
      ...read('签约率达到75%以上', 0.92, 'target.comparator'),
    },
  ],
});
const second = task({
  id: ids.second,
  seq: 2,
  title: '推进结果互认',
  text: '2.推进结果互认。互认项目达到180项。（区医保局负责）',
  responsibilities: [
    {
      id: ids.secondLead,
      role: 'lead',
      raw: '区医保局',
      norm: '区医保局',
      departmentId: 'healthcare-security',
      organisation: { id: 'qs-ybj', name: { zh: '区医保局', en: 'Healthcare Security' }, kind: 'department' },
      inText: false,
      ...read('区医保局', 0.95, 'duty.bracket'),
    },
  ],
  targets: [
    {
      ...target(ids.secondTarget, ids.second, '互认项目', '180', '项'),
      ...read('互认项目达到180项', 0.55, 'target.weak'),
    },
  ],
});

const mark = (
  kind: Highlight['kind'],
  itemId: string,
  taskId: string | null,
  span: Highlight['span'],
  confidence = 0.95,
): Highlight => ({
  itemId,
  kind,
  taskId,
  span,
  label: kind,
  confidence,
});

export const paper: Paper = {
  planId: ids.plan,
  title: '清水区2026年重点工作任务',
  format: 'txt',
  text,
  blocks: [],
  highlights: [
    mark('section', ids.section, null, spanOf('一、重点任务')),
    mark('task', ids.first, ids.first, spanOf(first.text)),
    mark('department', ids.lead, ids.first, spanOf('区卫健委')),
    mark('deadline', ids.deadline, ids.first, spanOf('2026年6月底前')),
    mark('target', ids.target, ids.first, spanOf('签约率达到75%以上')),
    mark('task', ids.second, ids.second, spanOf(second.text)),
    mark('target', ids.secondTarget, ids.second, spanOf('互认项目达到180项'), 0.55),
  ],
};

export const tree: Tree = {
  plan: {
    id: ids.plan,
    title: paper.title,
    docNumber: '清水办〔2026〕1号',
    issuer: '清水区医改办',
    issuedOn: '2026-03-20',
    region: '清水区',
    year: 2026,
    status: 'review',
    owner: { id: 'qs', name: { zh: '清水区', en: 'Qingshui' }, kind: 'region' },
    relation: 'own',
    parentPlanId: null,
    previousPlanId: null,
    version: 4,
    counts: {
      tasks: 2,
      proposed: 2,
      confirmed: 0,
      corrected: 0,
      rejected: 0,
      targets: 2,
      running: 0,
      submitted: 0,
      done: 0,
      overdue: 0,
      unassigned: 1,
      disputed: 0,
    },
    updatedAt: '2026-03-23T02:00:00Z',
  },
  sections: [
    {
      id: ids.section,
      parentId: null,
      seq: 1,
      level: 1,
      number: '一',
      title: '重点任务',
      role: 'tasks',
      span: spanOf('一、重点任务'),
      extent: [spanOf('一、重点任务')[0], text.length],
    },
  ],
  tasks: [first, second],
  planTargets: [],
  planCitations: [],
  queue: [
    {
      what: 'target',
      itemId: ids.secondTarget,
      taskId: ids.second,
      span: spanOf('互认项目达到180项'),
      quote: '互认项目达到180项',
      confidence: 0.55,
      reason: 'target.weak',
    },
  ],
};

export const organisations = [
  {
    id: 'qs-wjw',
    parentId: 'qs',
    kind: 'department',
    name: { zh: '区卫生健康委', en: 'Health Commission' },
    departmentBody: 'health',
  },
  {
    id: 'qs-ybj',
    parentId: 'qs',
    kind: 'department',
    name: { zh: '区医保局', en: 'Healthcare Security' },
    departmentBody: 'healthcare-security',
  },
];
