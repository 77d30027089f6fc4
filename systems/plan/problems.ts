/** Length: over the limit because a catalogue is one literal list, which the check reads entry by entry. */

import { problemCatalogue } from '@sanyi/kernel';

/** Every refusal of the plan system (方案与台账问题目录). */
export const planProblems = problemCatalogue('plan', {
  'not-found': {
    kind: 'not-found',
    title: { zh: '没有找到', en: 'Not found' },
    detail: {
      zh: '找不到这项内容，它可能已被删除，或不在您的机构范围内。',
      en: 'This item does not exist any more, or lies outside your organisation scope.',
    },
    cure: {
      zh: '请返回台账重新进入；如认为应当可见，请联系医改办。',
      en: 'Go back to the ledger; if you should be able to see it, ask the reform office.',
    },
  },
  'version-conflict': {
    kind: 'conflict',
    title: { zh: '内容已被他人修改', en: 'Somebody changed this meanwhile' },
    detail: {
      zh: '您依据的是第 {yours} 版，现在是第 {current} 版；您的修改没有保存，也没有覆盖别人的修改。',
      en: 'You started from version {yours}, it is now version {current}; your change was not saved and nothing was overwritten.',
    },
    cure: { zh: '请对照两个版本，合并后再保存。', en: 'Compare both versions, merge them and save again.' },
  },
  'not-your-plan': {
    kind: 'forbidden',
    title: { zh: '不是本地区的方案', en: 'A plan of another region' },
    detail: {
      zh: '方案“{title}”属于其他地区，只能查看。',
      en: 'The plan “{title}” belongs to another region and can only be read.',
    },
    cure: {
      zh: '请由该地区医改办修改；本地区的落实任务请在本地区方案中办理。',
      en: 'Its own reform office can change it; work on the tasks of your own plan.',
    },
  },
  'not-your-task': {
    kind: 'forbidden',
    title: { zh: '不是本单位的任务', en: 'Not a task of your organisation' },
    detail: {
      zh: '本单位既不牵头也不配合任务“{title}”，不能填报。',
      en: 'Your organisation neither leads nor supports the task “{title}”, so it cannot report on it.',
    },
    cure: {
      zh: '如应由本单位办理，请医改办先分派。',
      en: 'If it should be yours, ask the reform office to assign it.',
    },
  },
  'not-published': {
    kind: 'conflict',
    title: { zh: '方案尚未发布', en: 'The plan is not published' },
    detail: {
      zh: '方案“{title}”还在核对中，发布后才能填报。',
      en: 'The plan “{title}” is still under review; work starts once it is published.',
    },
    cure: {
      zh: '请医改办核对后发布方案。',
      en: 'Ask the reform office to finish the review and publish it.',
    },
  },
  'rejected-task': {
    kind: 'conflict',
    title: { zh: '任务已剔除', en: 'The task was rejected' },
    detail: {
      zh: '“{title}”在核对时被剔除或并入别的任务，不能再办理。',
      en: '“{title}” was rejected in the review or merged into another task.',
    },
    cure: {
      zh: '请先在核对页恢复，或打开合并后的任务。',
      en: 'Restore it in the review first, or open the task it was merged into.',
    },
  },
  'step-refused': {
    kind: 'conflict',
    title: { zh: '现在不能这样变更状态', en: 'This step is not possible now' },
    detail: {
      zh: '任务“{title}”现在不能走这一步，原因附后。',
      en: 'The task “{title}” cannot take this step now; the reason is given below.',
    },
    cure: { zh: '请按任务页上列出的步骤办理。', en: 'Take one of the steps listed on the task page.' },
  },
  'reason-needed': {
    kind: 'input',
    title: { zh: '请说明理由', en: 'A reason is needed' },
    detail: {
      zh: '这一步需要写明理由，理由会留在任务历史中。',
      en: 'This step needs a reason; it stays in the history of the task.',
    },
    cure: { zh: '请填写理由后再提交。', en: 'Write the reason and submit again.' },
  },
  'day-needed': {
    kind: 'input',
    title: { zh: '请填写新的时限', en: 'A new day is needed' },
    detail: {
      zh: '延期需要填写新的完成时限，且不得早于今天（{today}）。',
      en: 'A delay needs a new due day that is not before today ({today}).',
    },
    cure: { zh: '请选择新的完成时限。', en: 'Choose the new due day.' },
  },
  'same-person': {
    kind: 'forbidden',
    title: { zh: '核验人不能是报送人', en: 'Not by the person who reported' },
    detail: {
      zh: '佐证由您本人上传，须由他人核验。',
      en: 'You uploaded this evidence yourself; somebody else must verify it.',
    },
    cure: { zh: '请另一位督查人员核验。', en: 'Ask another inspector to verify it.' },
  },
  'already-verified': {
    kind: 'conflict',
    title: { zh: '佐证已核验', en: 'The evidence was verified' },
    detail: {
      zh: '佐证“{name}”已由{by}核验，不能撤回。',
      en: 'The evidence “{name}” was verified by {by} and cannot be withdrawn.',
    },
    cure: {
      zh: '如有误，请督查人员退回后另行上传。',
      en: 'If it is wrong, ask the inspector to return it and upload another.',
    },
  },
  'not-your-entry': {
    kind: 'forbidden',
    title: { zh: '不是您填写的内容', en: 'Not your entry' },
    detail: {
      zh: '这条内容由{by}填写，只能由填写单位修改或删除。',
      en: 'This was entered by {by}; only the organisation that entered it may change or remove it.',
    },
    cure: { zh: '请联系填写人，或另写一条。', en: 'Ask the author, or add an entry of your own.' },
  },
  'dispute-open': {
    kind: 'conflict',
    title: { zh: '已有待答复的异议', en: 'A dispute is open already' },
    detail: {
      zh: '任务“{title}”已有一件异议在等待医改办答复。',
      en: 'A dispute about the task “{title}” is waiting for the reform office.',
    },
    cure: {
      zh: '请等待答复，或在留言中补充说明。',
      en: 'Wait for the answer, or add your view as a comment.',
    },
  },
  'dispute-closed': {
    kind: 'conflict',
    title: { zh: '异议已答复', en: 'The dispute was answered' },
    detail: { zh: '这件异议已由{by}答复。', en: 'This dispute was answered by {by}.' },
    cure: {
      zh: '请刷新页面查看答复；如有新情况可重新提出。',
      en: 'Reload to see the answer; new facts may be raised as a new dispute.',
    },
  },
  'dispute-too-late': {
    kind: 'conflict',
    title: { zh: '现在不能提出异议', en: 'Too late for a dispute' },
    detail: {
      zh: '任务“{title}”已提交、销号或撤销，不能再对分工提出异议。',
      en: 'The task “{title}” is submitted, closed or cancelled; its assignment can no longer be disputed.',
    },
    cure: { zh: '请通过留言与医改办沟通。', en: 'Write a comment to the reform office.' },
  },
  'nobody-left': {
    kind: 'input',
    title: { zh: '任务没有牵头单位', en: 'Nobody would lead the task' },
    detail: {
      zh: '照此分派后任务“{title}”没有牵头单位。',
      en: 'After this, nobody would lead the task “{title}”.',
    },
    cure: { zh: '请至少指定一个牵头单位。', en: 'Name at least one leading organisation.' },
  },
  'unknown-organisation': {
    kind: 'input',
    title: { zh: '没有这个机构', en: 'No such organisation' },
    detail: {
      zh: '机构“{organisation}”不存在，或不在您的范围内。',
      en: 'The organisation “{organisation}” does not exist or lies outside your scope.',
    },
    cure: {
      zh: '请从机构列表中选择；缺少的机构请联系系统管理员添加。',
      en: 'Choose from the list; ask the administrator to add a missing one.',
    },
  },
  'unknown-item': {
    kind: 'input',
    title: { zh: '列表里有不属于这项任务的条目', en: 'The list holds a strange item' },
    detail: {
      zh: '提交的列表中有 {count} 条不属于这项任务，或属于另一份方案。',
      en: 'The list sent holds {count} item(s) that do not belong to this task or plan.',
    },
    cure: { zh: '请刷新页面后重新修改。', en: 'Reload the page and change it again.' },
  },
  'target-value': {
    kind: 'input',
    title: { zh: '目标值不完整', en: 'The target value is incomplete' },
    detail: {
      zh: '目标“{indicator}”：区间需要两个数且下限不大于上限，其他比较只能有一个数。',
      en: 'Target “{indicator}”: a range needs two numbers in order, any other comparison exactly one.',
    },
    cure: { zh: '请补全数值或改用别的比较方式。', en: 'Complete the numbers or choose another comparison.' },
  },
  'bad-span': {
    kind: 'input',
    title: { zh: '选取的位置不对', en: 'The place does not fit' },
    detail: {
      zh: '位置 {start}–{end} 不在应有的范围内（{from}–{to}）。',
      en: 'The place {start}–{end} does not lie within {from}–{to}.',
    },
    cure: { zh: '请在原文中重新选取。', en: 'Select it in the paper again.' },
  },
  'not-in-paper': {
    kind: 'conflict',
    title: { zh: '任务在原文中没有位置', en: 'The task has no place in the paper' },
    detail: {
      zh: '任务“{title}”是补录的，不能拆分或合并。',
      en: 'The task “{title}” was added by hand and cannot be split or merged.',
    },
    cure: { zh: '请直接修改内容，或另行补录。', en: 'Change its content, or add another task.' },
  },
  'not-following': {
    kind: 'conflict',
    title: { zh: '不是紧接的下一条', en: 'Not the following task' },
    detail: {
      zh: '只能与原文中紧接的下一条任务合并，两条都须未开始办理。',
      en: 'Only the task that follows in the paper can be merged, and neither may be under way.',
    },
    cure: { zh: '请刷新页面，选择相邻的任务。', en: 'Reload and choose neighbouring tasks.' },
  },
  'no-original': {
    kind: 'conflict',
    title: { zh: '没有可恢复的原样', en: 'Nothing to restore' },
    detail: {
      zh: '任务“{title}”是人工补录或拆分出来的，没有读出的原样。',
      en: 'The task “{title}” was made by a person or a split; the reader proposed nothing for it.',
    },
    cure: { zh: '请直接修改内容，或剔除这条任务。', en: 'Change its content, or reject the task.' },
  },
  overtaken: {
    kind: 'conflict',
    title: { zh: '之后又有变更，不能撤销', en: 'Changed since, so it cannot be undone' },
    detail: {
      zh: '任务“{title}”在这一步之后又有变更或办理内容，撤销会把它们一并抹去。',
      en: 'The task “{title}” has been changed or worked on after this step; undoing it would lose that.',
    },
    cure: {
      zh: '请先撤销后来的变更，或直接更正任务。',
      en: 'Undo the later change first, or correct the task.',
    },
  },
  'status-refused': {
    kind: 'conflict',
    title: { zh: '现在不能这样变更方案', en: 'This change of the plan is not possible' },
    detail: {
      zh: '方案“{title}”不能从现在的状态变为所要的状态。',
      en: 'The plan “{title}” cannot go from its present status to the one asked for.',
    },
    cure: {
      zh: '核对中的方案可以发布，已发布的可以归档，归档的可以重新发布。',
      en: 'A plan under review can be published, a published one archived, an archived one published again.',
    },
  },
  'link-refused': {
    kind: 'input',
    title: { zh: '不能这样关联方案', en: 'These plans cannot be linked' },
    detail: {
      zh: '上级方案须是另一份可见的方案，上年方案须是本地区的另一份方案，且不能首尾相接成环。',
      en: 'A parent must be another visible plan, a previous one another plan of the region, and links may not form a circle.',
    },
    cure: { zh: '请重新选择要关联的方案。', en: 'Choose the plan to link again.' },
  },
  'discard-refused': {
    kind: 'conflict',
    title: { zh: '已发布的方案不能放弃', en: 'A published plan cannot be discarded' },
    detail: {
      zh: '方案“{title}”已发布过，台账和留痕须保留。',
      en: 'The plan “{title}” has been published; its ledger and history are kept.',
    },
    cure: { zh: '请改为归档。', en: 'Archive it instead.' },
  },
  'import-finished': {
    kind: 'conflict',
    title: { zh: '导入已结束', en: 'The import has ended' },
    detail: {
      zh: '文件“{name}”的导入已结束，不能取消。',
      en: 'The import of “{name}” has ended and cannot be cancelled.',
    },
    cure: {
      zh: '如不需要，请在方案页放弃这份方案。',
      en: 'If it is not wanted, discard the plan on its page.',
    },
  },
  'workbook-foreign': {
    kind: 'input',
    title: { zh: '不是本系统导出的台账', en: 'Not a ledger exported here' },
    detail: {
      zh: '文件“{name}”中没有台账的标识列，无法对应到任务。',
      en: 'The file “{name}” lacks the identifying column of a ledger, so its rows cannot be matched to tasks.',
    },
    cure: {
      zh: '请先从台账页导出 XLSX，在其中修改后再导入；不要删除隐藏的列。',
      en: 'Export the XLSX from the ledger page, edit that and import it; do not delete its hidden column.',
    },
  },
  'preview-applied': {
    kind: 'conflict',
    title: { zh: '已经应用过', en: 'Applied already' },
    detail: {
      zh: '这次回导已经应用，不能重复应用。',
      en: 'This import has been applied and cannot be applied twice.',
    },
    cure: {
      zh: '请重新导出台账，修改后再导入。',
      en: 'Export the ledger afresh, edit it and import it again.',
    },
  },
  'same-plan': {
    kind: 'input',
    title: { zh: '请选择两份不同的方案', en: 'Choose two different plans' },
    detail: { zh: '比对需要两份不同的方案。', en: 'A comparison needs two different plans.' },
    cure: { zh: '请重新选择左右两份方案。', en: 'Choose the left and the right plan again.' },
  },
});
