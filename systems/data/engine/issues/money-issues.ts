// This file is over the limit because it is one list of words.
import type { IssueText } from './issue-text.ts';

/** Words and cures of amounts that do not agree (金额问题). */
export const moneyIssues = {
  'total-parts-disagree': {
    aspect: 'consistency',
    message: {
      zh: '总额 {said} 元，各组成部分合计 {counted} 元，差 {difference} 元',
      en: 'Total {said}, its parts make {counted}: {difference} apart',
    },
    cure: { zh: '请发送方核对；平台不改数', en: 'The sender must check; nothing is repaired here' },
  },
  'fund-parts-disagree': {
    aspect: 'consistency',
    message: {
      zh: '基金支付 {said} 元，各基金合计 {counted} 元，差 {difference} 元',
      en: 'Funds paid {said}, their parts make {counted}: {difference} apart',
    },
    cure: { zh: '核对各基金支出', en: 'Check what each fund paid' },
  },
  'personal-parts-disagree': {
    aspect: 'consistency',
    message: {
      zh: '个人负担 {said} 元，账户加现金 {counted} 元，差 {difference} 元',
      en: 'The person paid {said}, account and cash make {counted}: {difference} apart',
    },
    cure: { zh: '核对账户支出和现金', en: 'Check account and cash' },
  },
  'payers-disagree': {
    aspect: 'consistency',
    message: {
      zh: '总额 {said} 元，基金加个人 {counted} 元，差 {difference} 元',
      en: 'Total {said}, funds and person make {counted}: {difference} apart',
    },
    cure: { zh: '核对医院负担和共济支付', en: 'Check what the hospital or another account bore' },
  },
  'period-reversed': {
    aspect: 'consistency',
    message: { zh: '结束日期 {until} 早于开始日期 {from}', en: 'Ends on {until} before it begins on {from}' },
    cure: { zh: '核对日期', en: 'Check the dates' },
  },
  'reversal-without-link': {
    aspect: 'completeness',
    message: { zh: '冲销没有指明原结算', en: 'A reversal does not name what it reverses' },
    cure: { zh: '补填原结算 ID', en: 'Give the settlement it reverses' },
  },
  'line-not-product': {
    aspect: 'consistency',
    message: {
      zh: '金额 {said} 元，不等于数量 {quantity} × 单价 {price}（四舍五入到分）',
      en: 'Amount {said} is not quantity {quantity} × price {price}, rounded half up',
    },
    cure: { zh: '核对数量、单价和金额', en: 'Check all three' },
  },
  'line-parts-disagree': {
    aspect: 'consistency',
    message: {
      zh: '金额 {said} 元，自费、超限、先付、范围内合计 {counted} 元，差 {difference} 元',
      en: 'Amount {said}, its parts make {counted}: {difference} apart',
    },
    cure: { zh: '请发送方核对', en: 'The sender must check' },
  },
  'refund-without-link': {
    aspect: 'completeness',
    message: { zh: '退费没有指明原明细', en: 'A refund does not name the line it refunds' },
    cure: { zh: '补填原费用流水号', en: 'Give the line it refunds' },
  },
  'quantity-zero': {
    aspect: 'consistency',
    message: { zh: '数量为 0，金额不为 0', en: 'No quantity, yet an amount' },
    cure: { zh: '核对数量', en: 'Check the quantity' },
  },
  'list-item-disagrees': {
    aspect: 'consistency',
    message: {
      zh: '收费项目 {item}：金额 {said} 元，甲乙类、自费、其他合计 {counted} 元，差 {difference} 元',
      en: 'Item {item}: amount {said}, its parts make {counted}: {difference} apart',
    },
    cure: { zh: '核对该收费项目；清单退回', en: 'Check the item; the list is returned' },
  },
  'list-self-pay-disagrees': {
    aspect: 'consistency',
    message: {
      zh: '自付加自费 {said} 元，账户加现金 {counted} 元，差 {difference} 元',
      en: 'Borne by the person {said}, account and cash {counted}: {difference} apart',
    },
    cure: { zh: '核对个人支付', en: 'Check what the person paid' },
  },
  'items-exceed-total': {
    aspect: 'consistency',
    message: {
      zh: '各项费用合计 {counted} 元，大于总费用 {said} 元',
      en: 'Items make {counted}, more than the total {said}',
    },
    cure: { zh: '核对费用取数口径', en: 'Check where the amounts were taken from' },
  },
  'total-not-positive': {
    aspect: 'validity',
    message: { zh: '总费用应大于 0', en: 'The total must be above 0' },
    cure: { zh: '核对总费用', en: 'Check the total' },
  },
  'self-pay-exceeds-total': {
    aspect: 'consistency',
    message: { zh: '自付 {said} 元大于总费用 {total} 元', en: 'Self-pay {said} above the total {total}' },
    cure: { zh: '核对自付金额', en: 'Check the self-pay' },
  },
  'part-exceeds-whole': {
    aspect: 'consistency',
    message: { zh: '其中项 {part} 元大于所属项 {whole} 元', en: 'A part of {part} above its whole {whole}' },
    cure: { zh: '核对两项费用', en: 'Check both' },
  },
  'self-pay-equals-total': {
    aspect: 'massaging',
    message: {
      zh: '自付金额恰等于总费用，疑似被截平',
      en: 'Self-pay equals the total, most likely cut to it',
    },
    cure: { zh: '与医保结算核对', en: 'Compare with the settlement' },
  },
  'antibiotic-equals-west-drug': {
    aspect: 'massaging',
    message: {
      zh: '抗菌药物费恰等于西药费，疑似被截平',
      en: 'Antibiotics equal western drugs, most likely cut to them',
    },
    cure: { zh: '与费用明细核对', en: 'Compare with the fee lines' },
  },
  'nursing-fee-zero': {
    aspect: 'massaging',
    message: {
      zh: '住院 {days} 天护理费为 0，疑似负数被改为 0',
      en: 'No nursing fee in {days} days, most likely a negative set to zero',
    },
    cure: { zh: '与费用明细核对', en: 'Compare with the fee lines' },
  },
  'negative-fee': {
    aspect: 'consistency',
    message: { zh: '费用为负数', en: 'A negative fee' },
    cure: { zh: '核对退费是否跨期', en: 'Check refunds of another period' },
  },
} as const satisfies Record<string, IssueText>;
