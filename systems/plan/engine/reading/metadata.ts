import type { Day, DayItem, Level, TextItem } from './evidence.ts';

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
