import type { Catalogue } from './engine/catalogue-types.ts';

/** What the practice region is to be (演练区域选项). */
export interface RegionRequest {
  readonly residents: number;
  readonly seed: number;
  readonly year: number;
  /** Number of years, which follow one another; 1 if not given. */
  readonly years?: number;
  /** Stays, and visits, of a thousand residents in a year; about the national ones if not given. */
  readonly stays?: number;
  readonly visits?: number;
  /** Kinds of truths to plant; all if not given. */
  readonly truths?: readonly string[];
  /** Official text, or Parquet for the insurer's tables of a large region; by size if not given. */
  readonly format?: 'text' | 'parquet';
  /** Threads that write; one for each core if not given. */
  readonly workers?: number;
}

/** How far the region is (生成进度). */
export interface RegionProgress {
  readonly percent: number;
  readonly residents: number;
}

/** What other systems may ask of the practice region (演练区域接口). */
export interface RegionPort {
  /** Codes, names and prices the region is made of (演练目录), for dictionaries that are to know them. */
  catalogue(): Catalogue;
  /**
   * Generates a region and writes it in the official formats below a folder that is empty or does not exist yet.
   *
   * @throws region/not-empty, region/unknown-truth, region/out-of-range; the signal's reason when stopped
   */
  generate(
    request: RegionRequest,
    directory: string,
    onProgress: (progress: RegionProgress) => void,
    signal?: AbortSignal,
  ): Promise<void>;
}
