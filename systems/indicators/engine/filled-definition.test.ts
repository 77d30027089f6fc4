import { unitOf } from '@sanyi/expression';
import { describe, expect, it } from 'vitest';
import type { ComputedValue } from './computed-value.ts';
import { filledDefinition, filledParts } from './filled-definition.ts';
import { indicatorResult } from './indicator-value.ts';
import { compiledLibrary, library } from './library/library.ts';

const formula = { zh: '公式', en: 'formula' };
const value: ComputedValue = {
  period: '2025Q1',
  subject: null,
  numerator: '3000',
  denominator: '1',
  result: '800.00',
  base: { numerator: '1000', denominator: '3' },
  flags: [],
};

function compiled(code: string) {
  const indicator = compiledLibrary().get(code);
  if (!indicator) throw new Error(`no indicator ${code}`);
  return indicator;
}

describe('an indicator taken over by the office', () => {
  it('has a factor that makes the same result of the same parts, for the whole library', () => {
    for (const form of library) {
      const definition = filledDefinition(compiled(form.code), { formula, ownerOrganisationId: null });
      const scale = unitOf(form.unit)?.scale;
      // Money is shown in yuan and counted in fen; everything else is in its own unit.
      const money = form.unit.startsWith('元') ? 100n : 1n;
      const factor = BigInt(definition.factor);
      expect([form.code, (scale?.numerator ?? 0n) * factor]).toEqual([
        form.code,
        (scale?.denominator ?? 0n) * money,
      ]);
      expect(definition.unit).not.toBe('');
    }
  });

  it('of a growth is filled in as the difference of both means over the earlier one', () => {
    const parts = filledParts(compiled('stay-cost-growth'), value);
    expect(parts).toEqual({ numerator: '2666.666667', denominator: '333.333333' });
    expect(
      indicatorResult(parts?.numerator ?? '', parts?.denominator ?? null, { factor: 100n, decimals: 2 }),
    ).toBe('800.00');
    expect(filledParts(compiled('stay-cost-growth'), { ...value, base: null })).toBeNull();
  });

  it('is filled in with its own parts, and not at all without a result', () => {
    expect(filledParts(compiled('mortality'), value)).toEqual({ numerator: '3000', denominator: '1' });
    expect(filledParts(compiled('mortality'), { ...value, result: null })).toBeNull();
  });
});
