import { problemCatalogue } from '@sanyi/kernel';

/** No sentence of this catalogue has a place for personal data: problems are logged and sent. */
export const identityProblems = problemCatalogue('identities', {
  'no-such-person': {
    kind: 'not-found',
    title: { zh: '查不到此人', en: 'No such person' },
    detail: {
      zh: '您的地区范围内没有此人的信息，或已按本人请求删除。',
      en: 'Your region holds nothing about this person, or it was erased on request.',
    },
    cure: {
      zh: '请核对号码；信息由业务数据导入时带入。',
      en: 'Check the number; the data arrive with the files of the region.',
    },
  },
  'number-unclear': {
    kind: 'input',
    title: { zh: '号码不完整', en: 'The number is incomplete' },
    detail: {
      zh: '查询须给出完整的人员编号或证件号码，不支持按姓名或部分号码查询。',
      en: 'A look-up needs the whole person number or identity number; names and parts of numbers are not searched.',
    },
    cure: { zh: '请输入完整号码。', en: 'Enter the whole number.' },
  },
  'reason-holds-number': {
    kind: 'input',
    title: { zh: '事由里有号码', en: 'The reason holds a number' },
    detail: {
      zh: '事由会长期保存在审计记录里，其中像是有证件或电话号码。',
      en: 'Reasons are kept in the audit trail; this one seems to hold an identity or telephone number.',
    },
    cure: { zh: '请只写办理什么事，不写号码。', en: 'Say what it is for, without any number.' },
  },
});
