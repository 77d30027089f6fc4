export * from './day.ts';
export * from './fen.ts';
export * from './fixed.ts';
export * from './period.ts';
export * from './ratio.ts';
export * from './rounding.ts';
