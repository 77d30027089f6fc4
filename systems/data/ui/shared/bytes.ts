/** A size of a file (文件大小): 812 KB, 1.4 MB, 2.1 GB; decimals only where they say something. */
export function bytesText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let place = 0;
  while (size >= 1000 && place < units.length - 1) {
    size /= 1024;
    place += 1;
  }
  const digits = place === 0 || size >= 100 ? 0 : 1;
  return `${size.toFixed(digits)} ${units[place]}`;
}
