import { describe, expect, it } from 'vitest';
import { instantOf, parameterOf, parseArray } from './columns.ts';

describe('columns', () => {
  it('writes instants as ISO text in UTC with milliseconds', () => {
    expect(instantOf('2026-11-22 08:00:00+00')).toBe('2026-11-22T08:00:00.000Z');
    expect(instantOf('2026-11-22 08:00:00.5+00')).toBe('2026-11-22T08:00:00.500Z');
    expect(instantOf('2026-11-22 08:00:00.123999+00')).toBe('2026-11-22T08:00:00.123Z');
    expect(instantOf('infinity')).toBe('infinity');
  });

  it('reads arrays with quotes, nulls, nesting and bounds', () => {
    const text = (value: string) => value;
    expect(parseArray('{}', text)).toEqual([]);
    expect(parseArray('{1,NULL,"NULL","a,b","q\\"\\\\",{x,y}}', text)).toEqual([
      '1',
      null,
      'NULL',
      'a,b',
      'q"\\',
      ['x', 'y'],
    ]);
    expect(parseArray('[0:1]={3,4}', Number)).toEqual([3, 4]);
    expect(() => parseArray('{"open', text)).toThrow('unfinished');
    expect(() => parseArray('{open', text)).toThrow('unfinished');
  });

  it('refuses what it cannot store instead of guessing', () => {
    expect(() => parameterOf(new Date(0))).toThrow('Date');
    expect(() => parameterOf(Number.NaN)).toThrow('NaN');
    expect(() => parameterOf(() => 1)).toThrow('function');
    expect(parameterOf(undefined)).toBeNull();
    expect(parameterOf([1n, null, ['a"b\\']])).toBe('{"1",NULL,{"a\\"b\\\\"}}');
    expect(parameterOf({ a: [1] })).toBe('{"a":[1]}');
  });
});
