import { problemCatalogue } from '@sanyi/kernel';

export const monitoringProblems = problemCatalogue('monitoring', {
  'no-such-window': {
    kind: 'not-found',
    title: { zh: '没有这个填报窗口', en: 'No such window' },
    detail: {
      zh: '找不到这个填报窗口，或它不在您的地区范围内。',
      en: 'There is no such reporting window, or it lies outside your region.',
    },
    cure: { zh: '请从“季度填报”列表进入。', en: 'Enter from the list of reporting windows.' },
  },
  'window-exists': {
    kind: 'conflict',
    title: { zh: '窗口已开设', en: 'The window is open already' },
    detail: {
      zh: '“{plan}”的 {period} 填报窗口已经开设。',
      en: 'The window {period} of “{plan}” exists already.',
    },
    cure: { zh: '请直接进入已有窗口。', en: 'Use the existing window.' },
  },
  'window-locked': {
    kind: 'conflict',
    title: { zh: '窗口已锁定', en: 'The window is locked' },
    detail: {
      zh: '{period} 填报窗口已锁定，不能再修改。',
      en: 'The window {period} is locked and takes no more changes.',
    },
    cure: {
      zh: '请联系医改办说明原因并重新开放。',
      en: 'Tell the reform office why and ask it to reopen the window.',
    },
  },
  'window-not-locked': {
    kind: 'conflict',
    title: { zh: '窗口没有锁定', en: 'The window is not locked' },
    detail: { zh: '{period} 填报窗口正在开放，不需要重新开放。', en: 'The window {period} is open already.' },
    cure: { zh: '请刷新窗口查看当前状态。', en: 'Reload the window to see the present state.' },
  },
  'plan-not-published': {
    kind: 'conflict',
    title: { zh: '方案尚未发布', en: 'The plan is not published' },
    detail: {
      zh: '“{plan}”还没有发布或已归档，不能开设填报窗口。',
      en: '“{plan}” is not published, or archived; it takes no window.',
    },
    cure: { zh: '请先完成核对并发布方案。', en: 'Finish the review and publish the plan first.' },
  },
  'window-changed': {
    kind: 'conflict',
    title: { zh: '窗口已被他人修改', en: 'Somebody else changed the window' },
    detail: {
      zh: '您依据的是第 {yours} 版，现在已是第 {current} 版。',
      en: 'You started from version {yours}; it is now version {current}.',
    },
    cure: { zh: '请刷新后重试。', en: 'Reload and try again.' },
  },
  'closes-before-opening': {
    kind: 'input',
    title: { zh: '窗口日期颠倒', en: 'The window closes before it opens' },
    detail: {
      zh: '截止日 {closes} 早于开始日 {opens}。',
      en: 'The last day {closes} lies before the first day {opens}.',
    },
    cure: { zh: '请核对两个日期。', en: 'Check both days.' },
  },
  'no-such-task': {
    kind: 'not-found',
    title: { zh: '没有这项任务', en: 'No such task' },
    detail: { zh: '这个方案中找不到这项任务。', en: 'This plan has no such task.' },
    cure: { zh: '请刷新台账后重新选择。', en: 'Reload the ledger and choose again.' },
  },
  'not-your-task': {
    kind: 'forbidden',
    title: { zh: '不是本部门牵头的任务', en: 'Not a task your department leads' },
    detail: {
      zh: '任务“{task}”由牵头部门填报，您的部门不是牵头部门。',
      en: 'The task “{task}” is reported by its lead department, which is not yours.',
    },
    cure: {
      zh: '请把情况告诉牵头部门；分工有误请在任务页面提出异议。',
      en: 'Tell the lead department; if the assignment is wrong, dispute it on the task page.',
    },
  },
  'entry-changed': {
    kind: 'conflict',
    title: { zh: '进展已被同事修改', en: 'A colleague changed the entry' },
    detail: {
      zh: '您依据的是第 {yours} 版，现在已是第 {current} 版；您的内容没有丢失。',
      en: 'You started from version {yours}; it is now version {current}. Your text is not lost.',
    },
    cure: { zh: '请对照两个版本，合并后重新保存。', en: 'Compare both versions, merge and save again.' },
  },
  'entry-empty': {
    kind: 'input',
    title: { zh: '进展为空', en: 'The entry is empty' },
    detail: { zh: '尚未填写本期进展，不能提交。', en: 'There is no progress text to submit.' },
    cure: { zh: '请先填写本期进展并保存。', en: 'Write this period’s progress and save it first.' },
  },
  'entry-not-submitted': {
    kind: 'conflict',
    title: { zh: '进展尚未提交', en: 'The entry is not submitted' },
    detail: { zh: '只有已提交的进展可以退回。', en: 'Only a submitted entry can be returned.' },
    cure: { zh: '请刷新窗口查看当前状态。', en: 'Reload the window to see the present state.' },
  },
  'override-past': {
    kind: 'input',
    title: { zh: '有效期已过', en: 'The expiry lies in the past' },
    detail: {
      zh: '人工改灯的有效期 {until} 早于今天 {today}。',
      en: 'The expiry {until} lies before today, {today}.',
    },
    cure: { zh: '请填写今天或以后的日期。', en: 'Give today or a later day.' },
  },
  'no-such-report': {
    kind: 'not-found',
    title: { zh: '没有这份报告', en: 'No such report' },
    detail: {
      zh: '找不到这份报告，或它不在您的地区范围内。',
      en: 'There is no such report, or it lies outside your region.',
    },
    cure: { zh: '请从报告列表进入。', en: 'Enter from the list of reports.' },
  },
  'no-such-figure': {
    kind: 'not-found',
    title: { zh: '打不开这个数字', en: 'The figure cannot be opened' },
    detail: { zh: '没有名为 {key} 的数字。', en: 'There is no figure named {key}.' },
    cure: { zh: '请从页面上重新点击数字。', en: 'Click the figure on its page again.' },
  },
});
