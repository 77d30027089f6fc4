import { expect, it } from 'vitest';
import { KeptAnswers } from './kept-answers.ts';

it('asks once, also while the answer is under way, and keeps the latest', async () => {
  const kept = new KeptAnswers(2);
  const asked: string[] = [];
  const ask = (question: string) =>
    kept.get([question], async () => {
      asked.push(question);
      return question.toUpperCase();
    });
  expect(await Promise.all([ask('a'), ask('a')])).toEqual(['A', 'A']);
  await ask('b');
  await ask('a');
  await ask('c');
  // Of a and b, b was not asked for longest.
  expect(await ask('a')).toBe('A');
  expect(await ask('b')).toBe('B');
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

it('asks anew where an answer failed', async () => {
  const kept = new KeptAnswers(2);
  let fails = true;
  const ask = () =>
    kept.get(1, async () => {
      if (fails) throw new Error('gone');
      return 'here';
    });
  await expect(Promise.all([ask(), ask()])).rejects.toThrow('gone');
  fails = false;
  expect(await ask()).toBe('here');
});
