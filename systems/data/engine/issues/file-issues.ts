import type { IssueText } from './issue-text.ts';

/** Words and cures of records that cannot be read (断行与结构问题). */
export const fileIssues = {
  'quote-unclosed': {
    aspect: 'validity',
    message: { zh: '第 {line} 行的引号没有闭合', en: 'A quote opened on line {line} never closes' },
    cure: {
      zh: '补上引号，或把内容里的引号写成两个',
      en: 'Close it, or write a quote within the text twice',
    },
  },
  'field-too-long': {
    aspect: 'validity',
    message: {
      zh: '有一格超过 100 万字，多半是引号或分隔符错了',
      en: 'A cell is longer than a million characters, most likely a wrong quote or delimiter',
    },
    cure: {
      zh: '检查该行的引号和分隔符后重新导出',
      en: 'Check quotes and delimiters of the line and export again',
    },
  },
  'record-too-long': {
    aspect: 'validity',
    message: { zh: '一条记录超过 1600 万字', en: 'A record is longer than 16 million characters' },
    cure: { zh: '检查换行符后重新导出', en: 'Check the line ends and export again' },
  },
  'too-many-cells': {
    aspect: 'validity',
    message: { zh: '一行超过两万格', en: 'A line has more than 20,000 cells' },
    cure: { zh: '检查换行符和分隔符', en: 'Check line ends and delimiter' },
  },
  'row-too-short': {
    aspect: 'validity',
    message: {
      zh: '只有 {cells} 格，表头有 {columns} 列',
      en: '{cells} cells where the heading has {columns} columns',
    },
    cure: {
      zh: '多半是内容里的换行断开了这一行；导出时用引号括住含换行的内容',
      en: 'A line break inside a cell has most likely torn the row; enclose such cells in quotes',
    },
  },
  'row-too-long': {
    aspect: 'validity',
    message: {
      zh: '有 {cells} 格，表头只有 {columns} 列，后面的列可能错位',
      en: '{cells} cells where the heading has {columns} columns; later columns may have shifted',
    },
    cure: { zh: '导出时用引号括住含分隔符的内容', en: 'Enclose cells that hold the delimiter in quotes' },
  },
  'row-cut-off': {
    aspect: 'validity',
    message: { zh: '最后一行不完整，只有 {cells} 格', en: 'The last line is incomplete, {cells} cells only' },
    cure: { zh: '文件可能没有传完，请重新导出', en: 'The file may be incomplete; export it again' },
  },
  'json-broken': {
    aspect: 'validity',
    message: { zh: 'JSON 在 {pointer} 处不合语法：{reason}', en: 'JSON is broken at {pointer}: {reason}' },
    cure: { zh: '请重新导出；手工改过的文件请恢复原样', en: 'Export it again; undo changes made by hand' },
  },
  'json-too-deep': {
    aspect: 'validity',
    message: { zh: '{pointer} 嵌套超过 64 层', en: 'More than 64 levels at {pointer}' },
    cure: {
      zh: '这不是本格式的报文，请检查来源',
      en: 'This is no message of this format; check where it came from',
    },
  },
  'json-repeated-key': {
    aspect: 'validity',
    message: { zh: '{pointer} 出现了两次', en: '{pointer} stands twice' },
    cure: { zh: '保留一个，重新导出', en: 'Keep one and export again' },
  },
  'json-not-a-number': {
    aspect: 'validity',
    message: { zh: '{pointer} 的数字无法使用', en: 'The number at {pointer} cannot be used' },
    cure: { zh: '改为十进制数字', en: 'Write a plain decimal number' },
  },
  'record-unknown': {
    aspect: 'validity',
    message: { zh: '不是本格式的记录：{what}', en: 'Not a record of this format: {what}' },
    cure: { zh: '请核对文件；其他交易可忽略', en: 'Check the file; other messages may be ignored' },
  },
  'xml-broken': {
    aspect: 'validity',
    message: { zh: 'XML 第 {line} 行不合语法：{reason}', en: 'XML is broken on line {line}: {reason}' },
    cure: { zh: '请重新导出', en: 'Export it again' },
  },
  'xml-forbidden': {
    aspect: 'validity',
    message: {
      zh: 'XML 含有文档类型或外部实体，不予读取',
      en: 'The XML declares a document type or an entity and is not read',
    },
    cure: { zh: '去掉 DOCTYPE 后重新导出', en: 'Remove DOCTYPE and export again' },
  },
} as const satisfies Record<string, IssueText>;
