import type { FormedGroup } from '@sanyi/dip';
import { expect, it } from 'vitest';
import { groupName } from './group-name.ts';
import { practiceLists } from './practice-lists.ts';

const names = {
  diagnosis: (code: string) =>
    ({ 'K80.0': '胆囊结石伴急性胆囊炎', 'Z51.1': '化疗', K80: '胆石症' })[code] ?? null,
  operation: (code: string) => ({ '51.2300': '腹腔镜胆囊切除术' })[code] ?? null,
};
const group = (more: Partial<FormedGroup>): FormedGroup => ({
  key: 'k',
  kind: 'core',
  diagnosis: 'K80.0',
  main: null,
  related: [],
  careClass: null,
  units: [],
  rise: null,
  ...more,
});

it.each([
  [group({}), '胆囊结石伴急性胆囊炎'],
  [group({ main: '51.2300', related: ['99.9900'] }), '胆囊结石伴急性胆囊炎：腹腔镜胆囊切除术＋99.9900'],
  [group({ kind: 'composite', diagnosis: 'K80', careClass: 'surgery' }), '胆石症等，相关手术'],
  [group({ kind: 'pre', key: 'XQ01' }), '体外循环支持'],
  [group({ diagnosis: 'Z51.1#T.C34' }), '化疗（恶性肿瘤维持治疗，按肿瘤部位 C34）'],
  [group({ diagnosis: 'J12' }), '病毒性肺炎'],
  [group({ diagnosis: 'A00.0', main: '13.4+13.71' }), 'A00.0：白内障摘除伴人工晶状体植入'],
])('a group is named by what it is made of', (given, name) => {
  expect(groupName(given, practiceLists, names)).toBe(name);
});
