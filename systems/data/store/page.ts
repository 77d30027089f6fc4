/** A page of a list as it is asked for (分页). */
export interface Page {
  /** From 1. */
  readonly page: number;
  /** Rows of a page. */
  readonly size: number;
}

export const USUAL_SIZE = 50;
/** The most rows that one answer holds. */
export const MOST_SIZE = 100;
/** Beyond so many pages a list is to be filtered, not leafed through. */
export const MOST_PAGES = 1_000_000;
