/** Half-open range `[start, end)` in UTF-16 offsets of the raw text. */
export type Span = readonly [start: number, end: number];

/** Day as text, `YYYY-MM-DD`, Asia/Shanghai. */
export type Day = string;

/**
 * What every extracted thing carries (出处): where it stands, the exact words, how sure the reader is and why.
 * `raw.slice(span[0], span[1]) === quote` always holds; `quote` keeps line breaks and page breaks.
 * `confidence` runs from 0 to 1; `reason` is a key of `REASONS` in `reasons.ts`.
 */
export interface Evidence {
  span: Span;
  quote: string;
  confidence: number;
  reason: ReasonCode;
}

/** Machine code of the rule that produced an item; its zh and en sentences stand in `reasons.ts`. */
export type ReasonCode = keyof typeof import('./reasons.ts').REASONS;

/** Administrative level (层级) of a body or a region; null when the paper does not say. */
export type Level = 'national' | 'province' | 'city' | 'district' | 'county' | 'town';

/** A plain text value with its evidence. */
export interface TextItem extends Evidence {
  text: string;
}

/** A day with its evidence. */
export interface DayItem extends Evidence {
  day: Day;
}

/** Head and tail of the paper (公文要素): what is not there is null or an empty list. */
export interface PlanMetadata {
  /** Title of the plan itself (正文标题). */
  title: TextItem | null;
  /** Title of the notice that carries the plan (印发或转发通知标题). */
  envelopeTitle: TextItem | null;
  /** Kind of paper of the plan: 实施方案, 规划, 工作要点 … */
  docType: string | null;
  /** Kind of the carrying paper: 通知, 请示, 转发通知 … */
  envelopeType: string | null;
  /** 发文字号 in the canonical form with 〔〕. */
  docNumber: TextItem | null;
  issuers: TextItem[];
  /** Body that seals on behalf of another (代章). */
  sealOnBehalf: TextItem | null;
  issueDate: DayItem | null;
  /** Date of the annexed draft, where it differs from the date of issue. */
  draftDate: DayItem | null;
  draftedBy: TextItem | null;
  printDate: DayItem | null;
  printedBy: TextItem | null;
  recipients: TextItem[];
  cc: TextItem[];
  disclosure: TextItem | null;
  indexNo: TextItem | null;
  attachments: TextItem[];
  /** True when a contact block was seen; names and numbers of persons are never recorded. */
  contactBlock: boolean;
  region: { name: string; level: Level } | null;
  /** Time the plan covers. */
  period: { from: Day | null; to: Day | null } | null;
}

/** What a section is for (章节作用); tasks are only sought under `tasks` and `safeguards`. */
export type SectionRole = 'background' | 'goals' | 'tasks' | 'safeguards' | 'phases' | 'general' | 'period';

/** One heading of the paper with everything below it (章节). */
export interface Section extends Evidence {
  id: string;
  /** 1 = outermost. */
  level: number;
  /** As printed without its punctuation: 一, （二）→ 二, 第三章 → 三. */
  number: string;
  title: string;
  parent: string | null;
  role: SectionRole;
  /** Whole extent of the section, heading included. */
  extent: Span;
}

/** How a paper writes responsibility (责任表述). */
export type ResponsibilityMode =
  | 'lead'
  | 'lead_coop'
  | 'joint'
  | 'joint_by_duty'
  | 'separate'
  | 'in_text'
  | 'none';

/** One department named for a task (责任单位). */
export interface DepartmentRef extends Evidence {
  /** As printed. */
  raw: string;
  /** Level and usual full short name: 区卫健委 → 区卫生健康委. */
  norm: string;
  /** Id in the department registry, null when unknown. */
  departmentId: string | null;
  level: Level | null;
  /** Name in a bracket behind it: 省卫生健康委〔省中医药局〕. */
  affiliate: string | null;
  /** Named in running text only. */
  inText: boolean;
}

/** Kind of a deadline (时限类型). */
export type DeadlineKind = 'by' | 'during' | 'start' | 'period' | 'duration' | 'recurring' | 'ongoing';

/** A time limit (完成时限): a last day, or a rule for what recurs or never ends. */
export interface Deadline extends Evidence {
  kind: DeadlineKind;
  /** Last day meant; null for `recurring`, `ongoing` and `duration`. */
  due: Day | null;
  /** First day, for `period` and `start`. */
  from: Day | null;
  /** `yearly`, `yearly;by=02-28`, `quarterly;months=4,7,10,1+1;part=early`, `half-yearly`, `monthly;by=05`, `weekly`, `periodic`, `P1Y`, `ongoing`. */
  rule: string | null;
  /** A second reading that is also possible (2025年前). */
  dueAlt: Day | null;
  /** The words around it that say what is due. */
  what: string | null;
}

/** Comparator of a target (比较关系). */
export type Comparator = 'ge' | 'gt' | 'le' | 'lt' | 'eq' | 'reach' | 'approx' | 'range' | 'all';

/** A quantitative target (量化目标): `value` is in the printed unit. */
export interface Target extends Evidence {
  indicator: string;
  comparator: Comparator;
  value: number;
  /** Upper end of a range. */
  value2: number | null;
  unit: string;
  population: string | null;
  due: Day | null;
  change: 'increase' | 'decrease' | null;
  /** `yearly`, `quarterly`, `monthly`, `weekly`, `daily` where the number is a rate or a frequency. */
  period: string | null;
  /** 力争, 争取. */
  aspirational: boolean;
}

/** Relation of this paper to a cited one (引用关系). */
export type CitationRelation = 'basis' | 'implements' | 'to_issue' | 'revise' | 'repeals' | 'background';

/** A document named in the paper (引用文件). */
export interface CitedDocument extends Evidence {
  title: string;
  docNumber: string | null;
  issuer: string | null;
  relation: CitationRelation;
  /** Every place where it is named, the first included. */
  mentions: Span[];
}

/** A reporting duty (报送要求). */
export interface ReportingDuty extends Evidence {
  cadence: 'yearly' | 'half-yearly' | 'quarterly' | 'monthly' | 'weekly' | 'periodic' | 'once';
  months: number[] | null;
  /** 0 for the year itself, 1 for the following year, beside each month. */
  monthYearOffset: number[] | null;
  partOfMonth: 'first_ten_days' | 'middle_ten_days' | 'last_ten_days' | null;
  /** `MM-DD`, `DD` or a day. */
  byDay: string | null;
  to: string | null;
  content: string | null;
  /** Task that states it. */
  task: string | null;
}

/** Supervision and evaluation clauses (监督评价): never scored, offered to the monitoring system. */
export interface MonitoringClause extends Evidence {
  type:
    | 'evaluation'
    | 'supervision'
    | 'interview'
    | 'bulletin'
    | 'ledger'
    | 'accountability'
    | 'assessment'
    | 'tracking';
}

/** An implementation phase (实施阶段). */
export interface Phase extends Evidence {
  number: string;
  name: string;
  from: Day | null;
  to: Day | null;
}

/** One task (任务) or safeguard (保障措施). */
export interface Task extends Evidence {
  /** 1, 2, 3 … in document order. */
  seq: number;
  /** Unique in the paper. */
  id: string;
  kind: 'task' | 'measure';
  /** As printed without its punctuation, brackets of （一） kept. */
  number: string;
  title: string;
  titleIsLeadSentence: boolean;
  /** Printed number and title of each section above. */
  sectionPath: string[];
  sectionIds: string[];
  responsibilityMode: ResponsibilityMode;
  lead: DepartmentRef[];
  coop: DepartmentRef[];
  /** The list ends in 等. */
  openEnded: boolean;
  /** Who must carry it out besides, own or inherited. */
  scope: string[];
  /** Where the responsibility stands; null when none was found. */
  responsibilityQuote: TextItem | null;
  deadlines: Deadline[];
  targets: Target[];
  cited: CitedDocument[];
  reporting: ReportingDuty[];
  /** `text`, or `ledger` when read from a row of a table. */
  source: 'text' | 'ledger';
}

/** Target of one date in an indicator table. */
export interface IndicatorTarget extends Evidence {
  date: Day | null;
  comparator: Comparator;
  /** Null when the cell states a trend only (逐步提高). */
  value: number | null;
  value2: number | null;
  raw: string;
  change: 'increase' | 'decrease' | null;
}

/** One row of an indicator table (指标表). */
export interface IndicatorRow extends Evidence {
  no: number;
  name: string;
  unit: string;
  /** 预期性, 约束性 … */
  attribute: string | null;
  population: string | null;
  /** Group heading or domain column. */
  domain: string | null;
  baseline: { date: Day | null; value: number | null; raw: string } | null;
  targets: IndicatorTarget[];
}

/** A rule stated once that counts for all later tasks (以下均需…落实，不再列出). */
export interface ScopeRule extends Evidence {
  scope: string[];
  /** Tasks from this raw offset on inherit it. */
  appliesFrom: number;
}

/** An item of low confidence that a person must look at (待复核). */
export interface ReviewItem extends Evidence {
  what: 'task' | 'department' | 'deadline' | 'target' | 'indicator' | 'citation' | 'metadata' | 'reporting';
  /** Task it belongs to, if any. */
  task: string | null;
}

/** Result of reading one paper (读取结果). */
export interface PlanReading {
  /** Length of the raw text in UTF-16 units. */
  chars: number;
  metadata: PlanMetadata;
  citedDocuments: CitedDocument[];
  sections: Section[];
  tasks: Task[];
  /** Targets and deadlines stated outside tasks. */
  docTargets: Target[];
  docDeadlines: Deadline[];
  indicatorTable: IndicatorRow[];
  reporting: ReportingDuty[];
  monitoring: MonitoringClause[];
  phases: Phase[];
  scopeRules: ScopeRule[];
  /** The paper says that the first department of a list leads (排在第一位的为牵头单位). */
  firstIsLead: TextItem | null;
  reviewQueue: ReviewItem[];
}

/** A lesson from a user's correction: this printed name means that department. */
export interface TaughtAlias {
  alias: string;
  departmentId: string;
  level?: Level;
}

/** What the caller may fix before reading. */
export interface ReadOptions {
  /** Aliases learnt from corrections; they win over the built-in registry. */
  aliases?: readonly TaughtAlias[];
  /** Day used for relative dates when the paper itself bears none; also wins over a date found when `asOfWins`. */
  asOf?: Day;
  asOfWins?: boolean;
  /** Items below this confidence are put in the review queue (default 0.7). */
  reviewBelow?: number;
}
