import { ClientProblem } from '../api/client-problem.ts';

/** The address names something that is no figure. */
export function unknownFigure(key: string): ClientProblem {
  return new ClientProblem({
    code: 'client/unknown-figure',
    status: 404,
    title: { zh: '地址里的数字不存在', en: 'The address names no figure' },
    detail: {
      zh: `“${key}”不是一个数字的编号，地址可能没有复制完整。`,
      en: `“${key}” is not the key of a figure; the address may have been cut off.`,
    },
    cure: {
      zh: '请向发来地址的同事重新要一次，或关闭后在页面上点开这个数字。',
      en: 'Ask the sender for the address again, or close this and open the figure on its page.',
    },
  });
}
