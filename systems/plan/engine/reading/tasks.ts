import type { CitedDocument } from './citations.ts';
import type { Evidence, Level, TextItem } from './evidence.ts';
import type { Deadline, ReportingDuty, Target } from './statements.ts';

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
