import { strToU8, zipSync } from 'fflate';

/**
 * Zips the parts of an office file (打包). The same parts give the same bytes: times are fixed, order is as given.
 */
export function packOffice(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'string' ? strToU8(part) : part,
  ]);
  // The zip format counts local time from 1980; a date given in local parts is the same bytes in every time zone.
  return zipSync(Object.fromEntries(files), { level: 6, mtime: new Date(2000, 0, 1) });
}
