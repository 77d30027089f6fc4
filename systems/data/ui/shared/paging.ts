/** Rows of a page, as the server cuts them (每页行数). */
export const PAGE_SIZE = 50;
