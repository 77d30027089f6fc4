/**
 * Institutions as they were on a day (某日的机构), one row each, for a statement that has the parameter `{on_day:Date}`: a
 * change of level is a row of its own, and the one that is valid on the day counts.
 */
export const INSTITUTIONS_ON =
  '(SELECT * FROM {rows:institution} WHERE valid_from <= {on_day:Date} ' +
  'AND (valid_until IS NULL OR valid_until >= {on_day:Date}) ORDER BY valid_from DESC LIMIT 1 BY institution_code)';
