import { type DataTableProps, useAddress } from '@sanyi/ui';

/** Rows of a page that may be chosen (每页行数), as the server allows them. */
const SIZES = ['10', '20', '50', '100'];
const USUAL = 50;

/** How a table of the server is paged. */
export interface Paging {
  readonly page: number;
  readonly size: number;
  /** For the table, once it is known how many rows there are in all. */
  of(total: number): NonNullable<DataTableProps<unknown>['paging']>;
}

/**
 * Which page of which size is shown (分页); both stand in the address, so that a link shows what its sender saw.
 *
 * @param name parameter of the page number, where a page has two tables
 */
export function usePaging(name = 'page'): Paging {
  const [query, change] = useAddress();
  const sizeName = name === 'page' ? 'size' : `${name}Size`;
  const asked = query[sizeName];
  const size = asked !== undefined && SIZES.includes(asked) ? Number(asked) : USUAL;
  const wanted = query[name] ?? '';
  const page = /^[1-9]\d{0,5}$/.test(wanted) ? Number(wanted) : 1;
  return {
    page,
    size,
    of: (total) => ({
      page,
      size,
      total,
      onChange(next, nextSize) {
        // With another size the first row that was in sight stays in sight.
        const to = nextSize === size ? next : Math.floor(((page - 1) * size) / nextSize) + 1;
        change({
          [name]: to === 1 ? null : String(to),
          [sizeName]: nextSize === USUAL ? null : String(nextSize),
        });
      },
    }),
  };
}
