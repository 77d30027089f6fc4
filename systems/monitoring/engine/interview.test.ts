import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Commitment,
  type InterviewRecord,
  interviewFaults,
  interviewNumber,
  interviewStanding,
} from './interview.ts';

const record: InterviewRecord = {
  heldOn: '2026-05-06',
  place: '区政府会议室',
  interviewers: [{ name: '甲', post: '医改办主任' }],
  interviewees: [{ name: '乙', post: '财政局副局长' }],
  absence: '',
  problems: '资金未拨付',
  causes: '预算调整未批复',
  demands: '限期拨付',
  promises: [{ text: '拨付到位', responsible: '乙', dueOn: '2026-05-20' }],
};
const commitment = (given: Partial<Commitment> = {}): Commitment => ({
  seq: 1,
  text: '拨付到位',
  responsible: '乙',
  dueOn: '2026-05-20',
  reply: null,
  verdict: null,
  ...given,
});

describe('an interview', () => {
  it.each([
    ['as it should be', {}, []],
    ['on the day of its call', { heldOn: '2026-05-01' }, []],
    ['today', { heldOn: '2026-05-10' }, []],
    ['tomorrow', { heldOn: '2026-05-11' }, ['held-in-future']],
    ['before its call', { heldOn: '2026-04-30' }, ['held-before-call']],
    ['without who leads it', { interviewers: [] }, ['nobody-interviews']],
    ['with nobody who came', { interviewees: [] }, ['nobody-interviewed']],
    ['with nobody who came, and why', { interviewees: [], absence: '请假', causes: '', promises: [] }, []],
    ['without causes', { causes: '  ' }, ['causes-missing']],
    ['without promises', { promises: [] }, ['promises-missing']],
    [
      'with a promise of yesterday',
      { promises: [{ text: '甲', responsible: '乙', dueOn: '2026-05-05' }] },
      ['promise-before-interview'],
    ],
  ])('%s', (_, change, faults) => {
    expect(interviewFaults({ ...record, ...change }, '2026-05-01', '2026-05-10')).toEqual(faults);
  });

  it.each([
    ['draft', [], '2026-05-10', 'record', []],
    ['recorded', [commitment()], '2026-05-20', 'reply', []],
    ['recorded', [commitment()], '2026-05-21', 'reply', [1]],
    ['recorded', [commitment({ verdict: 'returned', reply: '在办' })], '2026-05-21', 'reply', [1]],
    ['recorded', [commitment({ verdict: 'waiting', reply: '已办' })], '2026-05-21', 'judge', [1]],
    ['recorded', [commitment({ verdict: 'accepted', reply: '已办' })], '2026-06-21', 'close', []],
    ['recorded', [], '2026-06-21', 'close', []],
    ['closed', [commitment()], '2026-06-21', 'done', []],
  ] as const)('%s stands at %#', (state, commitments, today, next, late) => {
    expect(interviewStanding(state, commitments, today)).toMatchObject({ next, late });
  });

  it('closes only when every promise was accepted', () => {
    const verdict = fc.constantFrom(null, 'waiting', 'accepted', 'returned');
    fc.assert(
      fc.property(fc.array(verdict, { maxLength: 6 }), (verdicts) => {
        const commitments = verdicts.map((one, place) => commitment({ seq: place + 1, verdict: one }));
        const { next } = interviewStanding('recorded', commitments, '2026-05-21');
        expect(next === 'close').toBe(verdicts.every((one) => one === 'accepted'));
        expect(next === 'judge').toBe(verdicts.includes('waiting'));
      }),
    );
  });

  it('is numbered', () => expect(interviewNumber(2026, 3)).toBe('约谈记录〔2026〕3号'));
});
