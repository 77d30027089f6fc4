import type { GlossaryEntry } from './glossary.ts';

/**
 * Words of the field that several systems share, and how they are written in code. A system adds its own by naming the
 * Chinese term in the docstring of the function that computes it; those are collected by themselves.
 */
export const sharedTerms: readonly Omit<GlossaryEntry, 'where'>[] = [
  {
    zh: '任务台账',
    code: 'taskLedger',
    en: 'Every task of a plan with its department, deadline, target and state',
  },
  { zh: '节点', code: 'milestone', en: 'A dated step of a task' },
  { zh: '牵头单位', code: 'leadDepartment', en: 'The department that answers for a task' },
  { zh: '配合单位', code: 'cooperatingDepartment', en: 'A department that supports the lead' },
  { zh: '销号', code: 'closeOut', en: 'Ending a task on evidence that somebody else verified' },
  { zh: '督办单', code: 'supervisionNotice', en: 'A written demand to a department with a day to answer by' },
  { zh: '约谈', code: 'interview', en: 'A formal talk with a department that is behind' },
  { zh: '区域总额预算', code: 'globalBudget', en: '"Fund money of a region, year and scheme, in fen"' },
  { zh: '病种组合', code: 'diagnosisGroup', en: 'A DIP group; never called disease' },
  { zh: '疾病诊断相关分组', code: 'drg', en: 'A group of cases with like diagnosis and like cost' },
  { zh: '分值', code: 'points', en: 'What a case counts in point-based payment' },
  { zh: '点值', code: 'pointValue', en: '"Money per point, not a score"' },
  { zh: '权重', code: 'relativeWeight', en: 'Cost of a group against the mean of all cases' },
  { zh: '病例组合指数', code: 'caseMixIndex', en: 'Mean relative weight of a hospital’s cases' },
  { zh: '机构系数', code: 'institutionCoefficient', en: 'Factor of a hospital on its points' },
  { zh: '预付金', code: 'advancePayment', en: 'Money paid ahead of the month’s settlement' },
  { zh: '月度结算', code: 'monthlySettlement', en: 'Payment for one month’s cases' },
  { zh: '年度清算', code: 'annualClearing', en: '"Final account of a year; differs from the two above"' },
  { zh: '结余留用', code: 'retainedSurplus', en: 'The part of a surplus a hospital keeps' },
  { zh: '合理超支分担', code: 'sharedOverspend', en: 'The part of an overspend the fund takes over' },
  { zh: '特例单议', code: 'specialCaseReview', en: 'Separate assessment of an unusual case' },
  { zh: '高套编码', code: 'upcoding', en: 'Coding a case into a dearer group' },
  { zh: '分解住院', code: 'splitAdmission', en: 'One stay billed as several' },
  { zh: '虚假住院', code: 'shamAdmission', en: 'A stay that did not take place' },
  { zh: '飞行检查', code: 'unannouncedInspection', en: 'Inspection without notice' },
  { zh: '带量采购', code: 'volumeBasedProcurement', en: 'Buying with a promised volume' },
  { zh: '约定采购量', code: 'committedVolume', en: 'The volume promised' },
  {
    zh: '家庭医生签约',
    code: 'familyDoctorContract',
    en: 'Contract between a resident and a family-doctor team',
  },
  { zh: '上转', code: 'upwardReferral', en: 'Referral to a higher level' },
  { zh: '下转', code: 'downwardReferral', en: 'Referral back to a lower level' },
];
