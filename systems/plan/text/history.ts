import type { LocalText } from '@sanyi/kernel';

const text = (zh: string, en: string): LocalText => ({ zh, en });

/** What was done, as the history of a task and the audit trail say it (办理记录用语). */
export const ACTIONS = {
  imported: text('导入方案', 'Imported the plan'),
  published: text('发布方案', 'Published the plan'),
  archived: text('归档方案', 'Archived the plan'),
  'plan-changed': text('修改方案信息', 'Changed the plan'),
  discarded: text('放弃方案', 'Discarded the plan'),
  added: text('从原文补录任务', 'Added a task from the paper'),
  accepted: text('确认读出的内容', 'Accepted what was read'),
  'accepted-all': text('批量确认', 'Accepted in bulk'),
  corrected: text('更正任务', 'Corrected the task'),
  departments: text('更正责任单位', 'Corrected the departments'),
  deadlines: text('更正时限', 'Corrected the deadlines'),
  targets: text('更正目标', 'Corrected the targets'),
  rejected: text('剔除任务', 'Rejected the task'),
  restored: text('恢复读出的原样', 'Restored what was read'),
  split: text('拆分任务', 'Split the task'),
  merged: text('与下一条合并', 'Merged with the following task'),
  assigned: text('分派任务', 'Assigned the task'),
  moved: text('变更状态', 'Moved the task'),
  person: text('填写责任人', 'Named the responsible person'),
  'bulk-edited': text('批量修改', 'Edited in bulk'),
  'ledger-imported': text('回导台账', 'Imported from a ledger'),
  'measure-added': text('新增举措', 'Added a measure'),
  'measure-changed': text('修改举措', 'Changed a measure'),
  'measure-removed': text('删除举措', 'Removed a measure'),
  'milestone-added': text('新增里程碑', 'Added a milestone'),
  'milestone-changed': text('修改里程碑', 'Changed a milestone'),
  'milestone-removed': text('删除里程碑', 'Removed a milestone'),
  'evidence-added': text('上传佐证', 'Uploaded evidence'),
  'evidence-verified': text('核验佐证', 'Verified evidence'),
  'evidence-removed': text('撤回佐证', 'Withdrew evidence'),
  'dispute-raised': text('对分工提出异议', 'Disputed the assignment'),
  'dispute-answered': text('答复异议', 'Answered the dispute'),
  'comment-added': text('留言', 'Commented'),
  'comment-changed': text('修改留言', 'Changed a comment'),
  'comment-removed': text('删除留言', 'Removed a comment'),
  'alias-removed': text('删除单位别名', 'Removed an alias'),
} as const satisfies Record<string, LocalText>;

export type Action = keyof typeof ACTIONS;

/** Names of the fields that a change can touch (字段名称). */
export const FIELDS: Readonly<Record<string, LocalText>> = {
  number: text('序号', 'Number'),
  title: text('任务名称', 'Title'),
  text: text('内容', 'Content'),
  kind: text('类别', 'Kind'),
  section: text('章节', 'Section'),
  reviewState: text('核对状态', 'Review'),
  workState: text('任务状态', 'State'),
  ongoing: text('持续推进', 'Ongoing'),
  dueOn: text('完成时限', 'Due'),
  responsiblePerson: text('责任人', 'Responsible person'),
  lead: text('牵头单位', 'Lead'),
  coop: text('配合单位', 'Cooperating'),
  deadlines: text('时限', 'Deadlines'),
  targets: text('目标', 'Targets'),
  measure: text('举措', 'Measure'),
  milestone: text('里程碑', 'Milestone'),
  doneOn: text('完成日期', 'Done on'),
  note: text('说明', 'Note'),
  evidence: text('佐证', 'Evidence'),
  verdict: text('核验结论', 'Verdict'),
  reason: text('理由', 'Reason'),
  answer: text('答复', 'Answer'),
  outcome: text('处理结果', 'Outcome'),
  comment: text('留言', 'Comment'),
  docNumber: text('文号', 'Document number'),
  issuer: text('发文机关', 'Issuer'),
  issuedOn: text('成文日期', 'Issued on'),
  year: text('年度', 'Year'),
  status: text('方案状态', 'Status'),
  parent: text('上级方案', 'Parent plan'),
  previous: text('上年方案', 'Previous plan'),
  alias: text('别名', 'Alias'),
};

/** Words of the plan states (方案状态). */
export const PLAN_STATUS_TITLES = {
  review: text('核对中', 'Under review'),
  published: text('已发布', 'Published'),
  archived: text('已归档', 'Archived'),
} as const satisfies Record<string, LocalText>;
