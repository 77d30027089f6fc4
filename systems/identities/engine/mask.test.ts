import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskAddress, maskName, maskNumber, maskPhone } from './mask.ts';
import { holdsNumber, normalNumber } from './number.ts';
import { mergedPerson, personFrom, personOf, personText } from './person.ts';

describe('masks', () => {
  it('show what is usual and no more', () => {
    expect(maskName('张三')).toBe('张*');
    expect(maskName('欧阳示范')).toBe('欧阳**');
    expect(maskName('张')).toBe('*');
    expect(maskNumber('310101199001011234')).toBe('310***********1234');
    expect(maskNumber('A1234567')).toBe('******67');
    expect(maskPhone('13800000000')).toBe('138****0000');
    expect(maskPhone('6512345')).toBe('***2345');
    expect(maskAddress('云州市清河区演示路12号')).toBe('云州市清河区****');
    expect(maskAddress('12号楼')).toBe('****');
  });

  it('never show more than seven signs of a number, nor a short one whole', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom(...'0123456789X') }),
        (number) => {
          for (const shown of [maskNumber(number), maskPhone(number)]) {
            expect(shown.replaceAll('*', '').length).toBeLessThanOrEqual(7);
            expect(shown).toHaveLength(number.length);
            expect(shown).toContain('*');
          }
        },
      ),
    );
  });
});

describe('numbers', () => {
  it('are the same however they were typed, and fillers are none', () => {
    for (const text of [
      ' 99010219600101001x',
      '９９０１０２１９６００１０１００１Ｘ',
      '990102 19600101 001X',
    ])
      expect(normalNumber(text)).toBe('99010219600101001X');
    for (const text of ['', ' ', '-', '无', '000000', '111111111111111111', 'null', null, undefined])
      expect(normalNumber(text)).toBeNull();
    expect(normalNumber('7')).toBe('7');
  });

  it('are seen in a reason, also with blanks between', () => {
    expect(holdsNumber('核对 1380 0000 001 的住院')).toBe(true);
    expect(holdsNumber('核对2026年一季度住院')).toBe(false);
  });
});

describe('a person', () => {
  it('is the same after being written and read; what is not said stays', () => {
    fc.assert(
      fc.property(
        fc.record({ name: fc.string(), phone: fc.string(), address: fc.string() }, { requiredKeys: [] }),
        (entry) => {
          const person = personOf(entry);
          expect(personFrom(personText(person))).toEqual(person);
        },
      ),
    );
    expect(
      mergedPerson(personOf({ name: '甲', phone: '1' }), personOf({ phone: '2', address: '-' })),
    ).toEqual({
      name: '甲',
      phone: '2',
    });
  });
});
