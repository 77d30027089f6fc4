/** A page of a list as it is asked for (分页). */
export interface Page {
  /** From 1. */
  readonly page: number;
  /** Rows of a page. */
  readonly size: number;
}
