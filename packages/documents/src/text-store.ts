import { words } from './growing.ts';

const PAGE = 1024 * 1024;

/**
 * Many texts in few large buffers (文字仓): outside the heap, so that millions of strings cost their bytes and no
 * collection, and come back as strings when asked for.
 */
export class TextStore {
  bytes = 0;
  private readonly pages: Buffer[] = [];
  private free = 0;
  private readonly page = words();
  private readonly start = words();
  private readonly size = words();

  get length(): number {
    return this.page.length;
  }

  /** Keeps `[start, end)` of a buffer, which must be UTF-8. */
  addBytes(buffer: Buffer, start: number, end: number): number {
    const length = end - start;
    if (length > this.free) {
      this.free = Math.max(PAGE, length);
      this.pages.push(Buffer.allocUnsafeSlow(this.free));
    }
    const number = this.pages.length - 1;
    const page = this.pages[number];
    const at = page ? page.length - this.free : 0;
    page?.set(buffer.subarray(start, end), at);
    this.free -= length;
    this.bytes += length;
    this.page.push(number);
    this.start.push(at);
    this.size.push(length);
    return this.page.length - 1;
  }

  add(text: string): number {
    const buffer = Buffer.from(text);
    return this.addBytes(buffer, 0, buffer.length);
  }

  get(index: number): string | undefined {
    if (index < 0 || index >= this.page.length) return undefined;
    const start = this.start.get(index);
    return this.pages[this.page.get(index)]?.toString('utf8', start, start + this.size.get(index)) ?? '';
  }
}
