import { useAddress } from '@sanyi/ui';

/** A line of a sender's file (原始行的位置). */
export interface LinePlace {
  readonly fileNo: number;
  readonly sheet: number;
  readonly line: number;
}

/** Writes a place for the address: `12.1.34`. */
export function lineKey({ fileNo, sheet, line }: LinePlace): string {
  return `${fileNo}.${sheet}.${line}`;
}

/** Reads a place from the address; `null` when it is none. */
export function linePlaceOf(key: string | undefined): LinePlace | null {
  const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(key ?? '');
  return match ? { fileNo: Number(match[1]), sheet: Number(match[2]), line: Number(match[3]) } : null;
}

/** The line that the address names, with the fields that are wrong in it, and how to open or close one (打开原始行). */
export function useLineAddress() {
  const [query, change] = useAddress();
  return {
    place: linePlaceOf(query['line']),
    wrong: (query['wrong'] ?? '').split(',').filter((field) => field !== ''),
    open: (place: LinePlace, wrong: readonly string[] = []) =>
      change({ line: lineKey(place), wrong: wrong.join(',') }),
    close: () => change({ line: null, wrong: null }),
  };
}
