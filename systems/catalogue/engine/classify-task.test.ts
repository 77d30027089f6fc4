import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyTask } from './classify-task.ts';
import { foldText, occurrencesOf, termIndex } from './term-index.ts';

const owners = [
  { id: 'family-doctor', terms: ['家庭医生', '签约服务', '签约率', '1+1+1'] },
  { id: 'stewardship', terms: ['家庭医生管费用', '费用守门人'] },
  { id: 'referral', terms: ['分级诊疗', '双向转诊', '转诊'] },
  { id: 'tcm', terms: ['中医药', '分级诊疗'] },
];
const index = termIndex(owners);
const ids = (title: string, text: string) =>
  classifyTask({ title, text }, index).map((item) => item.systemId);

describe('classifyTask', () => {
  it('assigns a task to no, one or several systems', () => {
    expect(ids('修缮办公楼屋顶', '年内完成防水。')).toEqual([]);
    expect(ids('做好签约服务', '把签约率提高到六成。')).toEqual(['family-doctor']);
    expect(ids('做好签约服务', '清水湾街道同时试行双向转诊。')).toEqual(['family-doctor', 'referral']);
  });

  it('says which words it found, title first', () => {
    const [first] = classifyTask(
      { title: '做好签约服务', text: '签约服务向老人倾斜，签约率逐季公布。' },
      index,
    );
    expect(first?.matches).toEqual([
      { term: '签约服务', where: 'title' },
      { term: '签约率', where: 'text' },
    ]);
    expect([first?.points, first?.confidence]).toEqual([15, 65]);
  });

  it('takes the longest word: 家庭医生管费用 is not also 家庭医生', () => {
    expect(ids('试行家庭医生管费用', '按年核算。')).toEqual(['stewardship']);
    expect(ids('试行家庭医生管费用', '扩大家庭医生队伍。')).toEqual(['stewardship', 'family-doctor']);
  });

  it('does not take one short word in the running text for a belonging', () => {
    expect(ids('修缮办公楼', '另有一处转诊窗口。')).toEqual([]);
    expect(ids('修缮转诊窗口', '年内完成。')).toEqual(['referral']);
  });

  it('breaks ties by policy order, and counts shared words for both systems', () => {
    expect(ids('推动分级诊疗', '')).toEqual(['referral', 'tcm']);
    expect(ids('推动分级诊疗', '弘扬中医药文化。')).toEqual(['tcm', 'referral']);
  });

  it('reads through line breaks, full-width signs and quotation marks of the paper', () => {
    expect(ids('做实“１＋１＋１”组合', '')).toEqual(['family-doctor']);
    expect(ids('做实双向\n转 诊', '')).toEqual(['referral']);
  });

  it('ranks more evidence higher', () => {
    const weak = classifyTask({ title: '', text: '分级诊疗' }, index)[0];
    const strong = classifyTask({ title: '分级诊疗', text: '双向转诊' }, index)[0];
    expect(weak?.confidence).toBe(33);
    expect(strong?.confidence).toBe(67);
  });
});

describe('properties', () => {
  const pieces = fc.constantFrom(...owners.flatMap((owner) => owner.terms), '，', '年内', '做好', '医', '\n');
  const text = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

  it('no occurrence lies inside another one of other extent', () => {
    fc.assert(
      fc.property(text, (sentence) => {
        const found = occurrencesOf(foldText(sentence), index);
        for (const one of found)
          for (const other of found) {
            const inside = other.start <= one.start && one.end <= other.end;
            const same = other.start === one.start && other.end === one.end;
            expect(inside && !same).toBe(false);
          }
      }),
    );
  });

  it('every reason stands in the text, points fall, confidence stays below 100', () => {
    fc.assert(
      fc.property(text, text, (title, body) => {
        const result = classifyTask({ title, text: body }, index);
        const points = result.map((item) => item.points);
        expect(points).toEqual(points.toSorted((a, b) => b - a));
        for (const { confidence, matches } of result) {
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThan(100);
          for (const { term, where } of matches)
            expect(foldText(where === 'title' ? title : body)).toContain(foldText(term));
        }
      }),
    );
  });

  it('more words never lower the points of a system', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('签约率', '双向转诊', '费用守门人'), (body, word) => {
        const before = classifyTask({ title: '', text: body }, index);
        const after = classifyTask({ title: '', text: `${body}。${word}` }, index);
        for (const { systemId, points } of before)
          expect(after.find((item) => item.systemId === systemId)?.points ?? 0).toBeGreaterThanOrEqual(
            points,
          );
      }),
    );
  });
});
