import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { phraseWords, unitWords, withUnit } from './units.ts';

const HAN = /\p{Script=Han}/u;

describe('units in English', () => {
  it.each([
    ['分钟', '30', '30 min'],
    ['万人', '12.5', '12.5 × 10,000 people'],
    ['个', '3', '3'],
    ['%', '75', '75%'],
    ['‰', '4', '4‰'],
    ['个百分点', '2', '2 pp'],
    ['张/千人', '6', '6 beds per thousand people'],
    ['元/人', '99', '99 CNY per people'],
    ['亿元', '3', '3 × 100 million CNY'],
    ['1/10万', '8', '8 per 100k'],
  ])('%s', (unit, digits, said) => {
    expect(withUnit(digits, unit, 'en')).toBe(said);
    expect(withUnit(digits, unit, 'zh-CN')).toBe(`${digits}${unit}`);
  });

  it.each([
    ['候诊时间 ≤ 30分钟', '候诊时间 ≤ 30 min'],
    ['达 48万人', 'reach 48 × 10,000 people'],
    ['签约率 ≥ 75%', '签约率 ≥ 75%'],
    ['逐步提高', '逐步提高'],
  ])('%s as a phrase', (phrase, said) => {
    expect(phraseWords(phrase, 'en')).toBe(said);
    expect(phraseWords(phrase, 'zh-CN')).toBe(phrase);
  });

  it('leaves a unit as it is that the table does not know', () => {
    expect(unitWords('蒲式耳', 'en')).toBe('蒲式耳');
    expect(unitWords('家/蒲式耳', 'en')).toBe('家/蒲式耳');
  });

  it('knows every unit of the example papers', () => {
    const folder = join(process.cwd(), 'systems/plan/seed');
    const units = new Set<string>();
    for (const part of ['example', 'papers'])
      for (const name of readdirSync(join(folder, part)).filter((one) => one.endsWith('.gold.json')))
        for (const [, unit = ''] of readFileSync(join(folder, part, name), 'utf8').matchAll(
          /"unit": "([^"]*)"/g,
        ))
          units.add(unit);
    expect(units.size).toBeGreaterThan(10);
    expect([...units].filter((unit) => HAN.test(unitWords(unit, 'en')))).toEqual([]);
  });
});
