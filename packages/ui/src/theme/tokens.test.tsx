import { describe, expect, it } from 'vitest';
import { contrast, dark, light, shapePairs, textPairs } from '../index.ts';

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s palette', (_, palette) => {
  it.each(textPairs)('%s on %s carries text', (front, ground) => {
    expect(contrast(String(palette[front]), String(palette[ground]))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(shapePairs)('%s on %s carries shapes', (front, ground) => {
    expect(contrast(String(palette[front]), String(palette[ground]))).toBeGreaterThanOrEqual(3);
  });
  it('has series that stand out from the ground', () => {
    for (const colour of palette.series) expect(contrast(colour, palette.surface)).toBeGreaterThanOrEqual(3);
  });
});

describe('contrast', () => {
  it('is 21 for black on white, whichever way round', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  });
});
