import { expect, it } from 'vitest';
import { issueTexts } from '../engine/index.ts';
import { issueKinds } from '../text/issue-kinds.ts';
import { issueCountView, issueWords } from './issue-words.ts';

const PLACE = /\{\w+\}/;

it('every code is a whole sentence in both languages without the values of a row', () => {
  for (const code of Object.keys(issueTexts)) {
    const { message, cure } = issueWords(code, {});
    for (const text of [message.zh, message.en, cure.zh, cure.en]) {
      expect(text, code).not.toMatch(/…|\{|\}|^$/);
      expect(text, code).not.toBe(code);
    }
  }
});

it('there is a sentence for counts exactly where the usual one quotes values', () => {
  const quoting = Object.entries(issueTexts)
    .filter(([, { message, cure }]) => PLACE.test(`${message.zh}${message.en}${cure.zh}${cure.en}`))
    .map(([code]) => code);
  expect(Object.keys(issueKinds).toSorted()).toEqual(quoting.toSorted());
});

it('values are quoted when all of them are known, and only then', () => {
  const facts = { said: '12.00', counted: '11.00', difference: '1.00' };
  expect(issueWords('total-parts-disagree', facts).message.zh).toBe(
    '总额 12.00 元，各组成部分合计 11.00 元，差 1.00 元',
  );
  expect(issueWords('total-parts-disagree', { said: '12.00' }).message).toEqual({
    zh: '总额不等于各组成部分合计',
    en: 'The total is not the sum of its parts',
  });
  const total = {
    code: 'total-parts-disagree',
    field: 'medfee_sumamt',
    severity: 'warn' as const,
    rows: 1,
    facts,
  };
  expect(issueCountView('insurer-settlements', total).message.en).toContain('12.00');
  expect(issueCountView('insurer-settlements', { ...total, rows: 2 }).message.en).toBe(
    'The total is not the sum of its parts',
  );
});
