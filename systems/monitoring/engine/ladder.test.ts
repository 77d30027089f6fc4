import type { Light } from '@sanyi/kernel';
import { addDays } from '@sanyi/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advise, answerDue, firstStep, type Ladder, STEPS, stepAfter, type TakenStep } from './ladder.ts';

const ladder: Ladder = {
  reminderDays: 7,
  urgingDays: 7,
  noticeDays: 10,
  interviewDays: 15,
  reportDays: 30,
  patienceDays: 30,
};
const LIGHTS: readonly Light[] = ['green', 'yellow', 'red', 'grey', 'ongoing'];
const step = (answer: TakenStep['answer'] = null, dueOn = '2026-05-10'): TakenStep => ({
  step: 'urging',
  dueOn,
  answer,
});

describe('the ladder', () => {
  it('begins by the light', () => {
    expect(LIGHTS.map(firstStep)).toEqual([null, 'reminder', 'urging', null, null]);
    expect(answerDue('notice', '2026-02-25', ladder)).toBe('2026-03-07');
    expect(STEPS.map(stepAfter)).toEqual(['urging', 'notice', 'interview', 'report', null]);
  });

  it.each([
    ['the last day is in time', step(), 'red', '2026-05-10', 'wait'],
    ['the day after is late', step(), 'red', '2026-05-11', 'take'],
    ['an answer is judged first', step({ verdict: 'waiting', judgedOn: null }), 'red', '2026-06-30', 'judge'],
    [
      'a returned answer goes up',
      step({ verdict: 'returned', judgedOn: '2026-05-09' }),
      'yellow',
      '2026-05-09',
      'take',
    ],
    [
      'an accepted one has time',
      step({ verdict: 'accepted', judgedOn: '2026-05-01' }),
      'red',
      '2026-05-31',
      'wait',
    ],
    ['and no more', step({ verdict: 'accepted', judgedOn: '2026-05-01' }), 'red', '2026-06-01', 'take'],
    [
      'yellow waits on',
      step({ verdict: 'accepted', judgedOn: '2026-05-01' }),
      'yellow',
      '2026-12-01',
      'wait',
    ],
    ['a good light closes', step(), 'green', '2026-06-01', 'close'],
    ['a grey one does not', step(), 'grey', '2026-06-01', 'take'],
  ] as const)('%s', (_, taken, light, today, action) => {
    expect(advise([taken], light, today, ladder).action).toBe(action);
  });

  it('goes up one step at a time and ends at the leading group, whatever happens', () => {
    const answer = fc.constantFrom<TakenStep['answer']>(
      null,
      { verdict: 'waiting', judgedOn: null },
      { verdict: 'accepted', judgedOn: '2026-05-01' },
      { verdict: 'returned', judgedOn: '2026-05-01' },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...STEPS),
        answer,
        fc.constantFrom(...LIGHTS),
        fc.integer({ min: -60, max: 400 }),
        (last, given, light, days) => {
          const advice = advise(
            [{ step: last, dueOn: '2026-05-10', answer: given }],
            light,
            addDays('2026-05-10', days),
            ladder,
          );
          if (advice.action === 'take') expect(advice.step).toBe(stepAfter(last));
          if (last === 'report') expect(advice.action).not.toBe('take');
          if (given?.verdict === 'waiting') expect(advice.action).toBe('judge');
          if (given === null && days <= 0) expect(['wait', 'close']).toContain(advice.action);
          expect(advice.reason.zh).not.toContain('undefined');
        },
      ),
    );
  });
});
