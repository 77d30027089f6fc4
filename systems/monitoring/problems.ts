// This file is over the limit because it is one catalogue: every refusal with what to do about it.
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
  'no-interview': {
    kind: 'not-found',
    title: { zh: '没有约谈记录', en: 'No interview' },
    detail: {
      zh: '这个督办事项还没有走到约谈，或约谈记录尚未定稿。',
      en: 'The case has not come to an interview, or its record is a draft.',
    },
    cure: {
      zh: '请先发出约谈通知书，再写约谈记录。',
      en: 'Send the call to an interview first, then write its record.',
    },
  },
  'interview-changed': {
    kind: 'conflict',
    title: { zh: '约谈记录已有变化', en: 'The interview has changed' },
    detail: {
      zh: '他人刚刚修改、定稿或办结了这份约谈记录，您的修改没有保存。',
      en: 'Somebody changed, recorded or closed it meanwhile; your change was not kept.',
    },
    cure: { zh: '请复制您的文字，刷新后再办理。', en: 'Copy your words, reload and go on from there.' },
  },
  'interview-held-in-future': {
    kind: 'input',
    title: { zh: '约谈日期在今天之后', en: 'The day lies ahead' },
    detail: {
      zh: '还没有进行的约谈不能定稿。',
      en: 'An interview that has not taken place cannot be recorded.',
    },
    cure: { zh: '请核对约谈日期。', en: 'Check the day of the interview.' },
  },
  'interview-held-before-call': {
    kind: 'input',
    title: { zh: '约谈日期早于通知书', en: 'Before its call' },
    detail: {
      zh: '约谈日期早于约谈通知书的日期。',
      en: 'The interview lies before the letter that called to it.',
    },
    cure: { zh: '请核对约谈日期。', en: 'Check the day of the interview.' },
  },
  'interview-nobody-interviews': {
    kind: 'input',
    title: { zh: '缺少约谈人', en: 'Nobody interviews' },
    detail: { zh: '没有填写由谁约谈。', en: 'The record does not say who led the interview.' },
    cure: { zh: '请填写约谈人的姓名和职务。', en: 'Give the name and post of who led it.' },
  },
  'interview-nobody-interviewed': {
    kind: 'input',
    title: { zh: '缺少被约谈人', en: 'Nobody was interviewed' },
    detail: {
      zh: '没有填写被约谈人，也没有写明未到场原因。',
      en: 'The record names nobody who came and no reason why nobody did.',
    },
    cure: { zh: '请填写被约谈人；未到场的写明原因。', en: 'Name who came, or say why nobody did.' },
  },
  'interview-causes-missing': {
    kind: 'input',
    title: { zh: '缺少原因', en: 'The causes are missing' },
    detail: {
      zh: '没有记录被约谈单位说明的原因。',
      en: 'The causes given at the interview are not written down.',
    },
    cure: { zh: '请填写原因后再定稿。', en: 'Write them down and record it then.' },
  },
  'interview-promises-missing': {
    kind: 'input',
    title: { zh: '缺少整改承诺', en: 'Nothing was promised' },
    detail: {
      zh: '约谈记录至少要有一项有期限的整改承诺。',
      en: 'A record holds at least one promise with a last day.',
    },
    cure: {
      zh: '请填写承诺事项、责任人和完成时限。',
      en: 'Write down what was promised, by whom and until when.',
    },
  },
  'interview-promise-before-interview': {
    kind: 'input',
    title: { zh: '承诺时限早于约谈', en: 'A promise lies before the interview' },
    detail: {
      zh: '有承诺的完成时限早于约谈日期。',
      en: 'The last day of a promise lies before the interview.',
    },
    cure: { zh: '请核对完成时限。', en: 'Check its last day.' },
  },
  'interview-not-done': {
    kind: 'conflict',
    title: { zh: '约谈还不能办结', en: 'The interview cannot be closed yet' },
    detail: {
      zh: '记录尚未定稿，或还有承诺没有核验属实。',
      en: 'It is a draft, or a promise has no accepted reply.',
    },
    cure: { zh: '请等部门回复并逐项核验后再办结。', en: 'Close it when each reply was verified.' },
  },
  'interview-own': {
    kind: 'forbidden',
    title: { zh: '记录人和回复人不能办结', en: 'Who wrote or replied cannot close' },
    detail: {
      zh: '约谈由记录人、回复人以外的同志办结。',
      en: 'Somebody other than who wrote it down or replied closes an interview.',
    },
    cure: { zh: '请由督查室或医改办的其他人办理。', en: 'Leave it to the inspection office or a colleague.' },
  },
  'interview-not-recorded': {
    kind: 'conflict',
    title: { zh: '约谈还没有记录', en: 'The interview is not recorded' },
    detail: {
      zh: '报领导小组之前，约谈须有定稿的记录。',
      en: 'The report to the leading group rests on the record of the interview.',
    },
    cure: {
      zh: '请先写约谈记录并定稿；未到场的写明未到场。',
      en: 'Record it first; where nobody came say so.',
    },
  },
  'interview-open': {
    kind: 'conflict',
    title: { zh: '约谈尚未办结', en: 'The interview is open' },
    detail: {
      zh: '这个事项的约谈还有承诺没有办结，不能销号。',
      en: 'Promises of its interview are open; the case cannot be closed.',
    },
    cure: { zh: '请先办结约谈。', en: 'Close the interview first.' },
  },
  'no-such-evaluation': {
    kind: 'not-found',
    title: { zh: '没有这份考核', en: 'No such evaluation' },
    detail: {
      zh: '找不到这份考核或评估，或它不在您的地区范围内。',
      en: 'There is no such evaluation, or it lies outside your region.',
    },
    cure: { zh: '请从“考核评估”列表进入。', en: 'Open it from the list of evaluations.' },
  },
  'evaluation-in-future': {
    kind: 'input',
    title: { zh: '截止日还没有到', en: 'The last day lies ahead' },
    detail: {
      zh: '{until} 还没有到，只能考核到今天为止的情况。',
      en: '{until} has not come; an evaluation looks at what is known up to today.',
    },
    cure: { zh: '请选择今天或以前的日期。', en: 'Choose today or an earlier day.' },
  },
  'not-this-plan': {
    kind: 'not-found',
    title: { zh: '不能考核这个方案', en: 'This plan cannot be evaluated' },
    detail: {
      zh: '找不到这个方案，或它是上级的方案。',
      en: 'There is no such plan, or it is one from above.',
    },
    cure: { zh: '请选择本地区的方案。', en: 'Choose a plan of your region.' },
  },
  'funding-exists': {
    kind: 'conflict',
    title: { zh: '资金表已有同名资金', en: 'The money table has it already' },
    detail: { zh: '{year} 年已有“{name}”。', en: 'There is “{name}” in {year} already.' },
    cure: {
      zh: '请修改已有的一行，或换一个名称。',
      en: 'Change the row that is there, or choose another name.',
    },
  },
  'funding-changed': {
    kind: 'conflict',
    title: { zh: '资金表已有变化', en: 'The money table has changed' },
    detail: {
      zh: '他人刚刚修改或删除了“{name}”，您的修改没有保存。',
      en: 'Somebody changed or removed “{name}” meanwhile; your change was not kept.',
    },
    cure: { zh: '请刷新后重新修改。', en: 'Reload and change it again.' },
  },
  'funding-base': {
    kind: 'input',
    title: { zh: '基数都是零', en: 'All bases are zero' },
    detail: {
      zh: '“{name}”的基数都是零，无从分配。',
      en: 'All bases of “{name}” are zero; nothing can be shared by them.',
    },
    cure: { zh: '请至少给一个部门填写大于零的基数。', en: 'Give at least one department a base above zero.' },
  },
});
