import { defineText } from '@sanyi/kernel';

/** Words of a report and of work under way (导入报告、进度). */
export const reportWords = defineText(
  {
    percent: (percent: number) => `${percent}%`,
    mayLeave: '可以离开本页，导入会继续；进度在右上角的后台任务里，刷新后也在。',
    waiting: '排队中',
    cancelling: '正在取消…',
    cancel: '取消',
    remaining: (time: string) => `剩余约 ${time}`,
    perSecond: (count: string) => `${count} 行/秒`,
    read: '读到',
    accepted: '可入库',
    takenIn: '入库',
    rejected: '退回',
    already: '已有，不重复',
    remarks: '带提示',
    sumLabel: (read: string, accepted: string, rejected: string, already: string) =>
      `读到 ${read} 行，等于可收 ${accepted} 行、退回 ${rejected} 行、已有 ${already} 行之和`,
    took: (time: string) => `用时 ${time}`,
    outRows: '生成的标准行',
    covers: '涉及',
    institutions: (count: number) => `${count} 家机构`,
    issuesFound: '问题',
    marked: '下载标注后的原文件',
    markedNote: '原文件加红色标注和原因列，交报送单位修改后重报。',
  },
  {
    percent: (percent: number) => `${percent}%`,
    mayLeave:
      'You may leave this page: it goes on, and the tray at the top right shows it, also after a reload.',
    waiting: 'Waiting',
    cancelling: 'Being cancelled…',
    cancel: 'Cancel',
    remaining: (time: string) => `about ${time} left`,
    perSecond: (count: string) => `${count} rows/s`,
    read: 'Read',
    accepted: 'Acceptable',
    takenIn: 'Taken in',
    rejected: 'Set aside',
    already: 'There already',
    remarks: 'With a remark',
    sumLabel: (read: string, accepted: string, rejected: string, already: string) =>
      `${read} rows read equal ${accepted} taken, ${rejected} set aside and ${already} there already`,
    took: (time: string) => `took ${time}`,
    outRows: 'Canonical rows made',
    covers: 'Covers',
    institutions: (count: number) => `${count} ${count === 1 ? 'institution' : 'institutions'}`,
    issuesFound: 'Issues',
    marked: 'Download the marked file',
    markedNote: 'The sender’s own file with red marks and a column of reasons, to be mended and sent again.',
  },
);
