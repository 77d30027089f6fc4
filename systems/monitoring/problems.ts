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
  'already-corrected': {
    kind: 'conflict',
    title: { zh: '报告已被更正', en: 'The report was corrected already' },
    detail: { zh: '这份报告已由《{title}》更正。', en: 'This report was corrected by “{title}”.' },
    cure: { zh: '请打开更正后的报告，对它再作更正。', en: 'Open that one and correct it.' },
  },
  'nothing-to-correct': {
    kind: 'conflict',
    title: { zh: '没有可更正的内容', en: 'Nothing to correct' },
    detail: {
      zh: '现在的数据和进展与这份报告所写的完全一致。',
      en: 'Present values and entries say just what this report says.',
    },
    cure: {
      zh: '请先改正填报的数值、进展或人工改灯，再出具更正。',
      en: 'Correct the values, entries or overrides first, then issue the correction.',
    },
  },
  'no-such-form': {
    kind: 'not-found',
    title: { zh: '没有这张表格', en: 'No such form' },
    detail: {
      zh: '找不到这张表格，或它不在您的地区范围内。',
      en: 'There is no such form, or it lies outside your region.',
    },
    cure: { zh: '请从“上级表格”列表进入。', en: 'Enter from the list of forms.' },
  },
  'form-without-cells': {
    kind: 'input',
    title: { zh: '表格里没有待填的空格', en: 'The form has nothing to fill in' },
    detail: {
      zh: '“{name}”里没有找到有行头或列头的空白单元格。',
      en: '“{name}” has no empty cells with heads beside or above them.',
    },
    cure: {
      zh: '请上传上级下发的空白表格；表格如是图片，请索取可编辑的文件。',
      en: 'Upload the blank form as it was sent; if it is a picture, ask for one that can be edited.',
    },
  },
  'form-changed': {
    kind: 'conflict',
    title: { zh: '填法已被他人修改', en: 'Somebody else changed what goes into the form' },
    detail: {
      zh: '您依据的是第 {yours} 版，现在已是第 {current} 版。',
      en: 'You started from version {yours}; it is now version {current}.',
    },
    cure: { zh: '请刷新后核对，再确认。', en: 'Reload, look again and confirm.' },
  },
  'form-not-confirmed': {
    kind: 'conflict',
    title: { zh: '填法还没有确认', en: 'Nobody has confirmed what goes where' },
    detail: {
      zh: '“{name}”的填法只是建议，没有人确认过，不能据此报出。',
      en: 'What goes into “{name}” is only suggested; nothing is sent out upon that.',
    },
    cure: { zh: '请逐格核对建议并点击“确认填法”。', en: 'Check the suggestions and confirm them.' },
  },
  'no-report-to-fill-from': {
    kind: 'conflict',
    title: { zh: '没有可以取数的报告', en: 'No report to fill the form from' },
    detail: {
      zh: '表格只从已出具报告的固定快照取数，本地区还没有报告。',
      en: 'Forms are filled from the snapshot of an issued report; this region has none.',
    },
    cure: { zh: '请先在填报窗口中出具报告。', en: 'Issue a report in a reporting window first.' },
  },
  'no-such-case': {
    kind: 'not-found',
    title: { zh: '没有这个督办事项', en: 'No such case' },
    detail: {
      zh: '找不到这个督办事项，或它不在您的地区范围内。',
      en: 'There is no such case, or it lies outside your region.',
    },
    cure: { zh: '请从“督办”列表进入。', en: 'Enter from the list of cases.' },
  },
  'case-open': {
    kind: 'conflict',
    title: { zh: '任务已在督办', en: 'The task is being pressed already' },
    detail: { zh: '这项任务已有未销号的督办事项。', en: 'This task has a case that is not closed.' },
    cure: { zh: '请在已有的督办事项里走下一步。', en: 'Take the next step in the existing case.' },
  },
  'case-changed': {
    kind: 'conflict',
    title: { zh: '督办事项已被他人处理', en: 'Somebody else acted on the case' },
    detail: {
      zh: '您依据的是第 {yours} 版，现在已是第 {current} 版。',
      en: 'You started from version {yours}; it is now version {current}.',
    },
    cure: { zh: '请刷新后重试，您写的文字仍在。', en: 'Reload and try again; your text is kept.' },
  },
  'case-closed': {
    kind: 'conflict',
    title: { zh: '督办事项已销号', en: 'The case is closed' },
    detail: { zh: '已销号的督办事项不能再办理。', en: 'A closed case takes no further step.' },
    cure: { zh: '确需继续的，请先写明原因重新督办。', en: 'To go on, reopen it with a reason.' },
  },
  'case-not-closed': {
    kind: 'conflict',
    title: { zh: '督办事项没有销号', en: 'The case is not closed' },
    detail: { zh: '督办事项正在办理，不需要重新督办。', en: 'The case is open already.' },
    cure: { zh: '请刷新查看当前状态。', en: 'Reload to see its present state.' },
  },
  'nobody-to-press': {
    kind: 'conflict',
    title: { zh: '任务没有明确牵头部门', en: 'The task has no lead department' },
    detail: {
      zh: '任务“{task}”没有明确到部门，文书没有收件人。',
      en: 'No department leads the task “{task}”: the letter has nobody to go to.',
    },
    cure: { zh: '请先在任务页面明确牵头部门。', en: 'Settle the lead on the task page first.' },
  },
  'step-not-advised': {
    kind: 'conflict',
    title: { zh: '还不到这一步', en: 'Not yet' },
    detail: {
      zh: '条件还没有满足：答复期限未到、答复待审，或灯号不需要督办。',
      en: 'Its condition is not met: the answer is not late, waits to be judged, or the light asks for nothing.',
    },
    cure: {
      zh: '督办按公开的阶梯逐级进行，请按页面提示办理。',
      en: 'Cases go up the published ladder step by step; follow what the page says.',
    },
  },
  'nothing-to-answer': {
    kind: 'conflict',
    title: { zh: '没有待答复的文书', en: 'Nothing to answer' },
    detail: {
      zh: '最近一份文书的答复已经提交或已被认可。',
      en: 'The latest letter has an answer that waits or was accepted.',
    },
    cure: { zh: '请刷新查看当前状态。', en: 'Reload to see its present state.' },
  },
  'no-answer-yet': {
    kind: 'conflict',
    title: { zh: '没有待审的答复', en: 'No answer to judge' },
    detail: { zh: '部门还没有答复最近一份文书。', en: 'The department has not answered the latest letter.' },
    cure: { zh: '请等待答复或按阶梯办理。', en: 'Wait for the answer, or follow the ladder.' },
  },
  'not-your-case': {
    kind: 'forbidden',
    title: { zh: '不是督办本部门的事项', en: 'Not a case of your department' },
    detail: { zh: '文书发给“{name}”，由该部门答复。', en: 'The letter went to “{name}”, which answers it.' },
    cure: { zh: '请把情况告诉该部门。', en: 'Tell that department.' },
  },
  'own-answer': {
    kind: 'forbidden',
    title: { zh: '答复人不能认可或销号', en: 'Who answered cannot judge or close' },
    detail: {
      zh: '您答复过这个督办事项，认可和销号须由他人办理。',
      en: 'You answered in this case; somebody else must judge and close it.',
    },
    cure: { zh: '请由督查室或医改办的其他人办理。', en: 'Leave it to the inspection office or a colleague.' },
  },
  'no-such-figure': {
    kind: 'not-found',
    title: { zh: '打不开这个数字', en: 'The figure cannot be opened' },
    detail: { zh: '没有名为 {key} 的数字。', en: 'There is no figure named {key}.' },
    cure: { zh: '请从页面上重新点击数字。', en: 'Click the figure on its page again.' },
  },
});
