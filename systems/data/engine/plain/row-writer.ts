/**
 * Writes rows of a canonical table as bytes (字节写行), and beside them the UTF-16 units of the row at hand, by which its content
 * is hashed just as that of rows that were texts.
 */
export class RowWriter {
  /** Units of the row at hand. */
  units = new Uint16Array(4096);
  unitCount = 0;
  rows = 0;
  #bytes = new Uint8Array(1 << 17);
  #at = 0;

  /** Begins a row whose cells and tail together come to at most so many bytes. */
  begin(most: number): void {
    const needed = this.#at + most;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.#at));
      this.#bytes = larger;
    }
    if (most > this.units.length) this.units = new Uint16Array(most * 2);
    this.unitCount = 0;
  }

  /** A cell as it stands in valid UTF-8, and the tab after it. */
  cell(source: Uint8Array, start: number, end: number): void {
    const bytes = this.#bytes;
    const units = this.units;
    let to = this.#at;
    let unit = this.unitCount;
    for (let at = start; at < end; ) {
      const code = source[at] as number;
      bytes[to++] = code;
      at++;
      if (code < 128) {
        units[unit++] = code;
        continue;
      }
      const second = (bytes[to++] = source[at++] as number);
      if (code < 0xe0) {
        units[unit++] = ((code & 31) << 6) | (second & 63);
        continue;
      }
      const third = (bytes[to++] = source[at++] as number);
      if (code < 0xf0) {
        units[unit++] = ((code & 15) << 12) | ((second & 63) << 6) | (third & 63);
        continue;
      }
      const fourth = (bytes[to++] = source[at++] as number);
      const point = ((code & 7) << 18) | ((second & 63) << 12) | ((third & 63) << 6) | (fourth & 63);
      units[unit++] = 0xd800 + ((point - 0x10000) >> 10);
      units[unit++] = 0xdc00 + ((point - 0x10000) & 0x3ff);
    }
    bytes[to++] = 9;
    units[unit++] = 9;
    this.#at = to;
    this.unitCount = unit;
  }

  /** A cell of ASCII text. */
  ascii(text: string): void {
    for (let at = 0; at < text.length; at++) this.#put(text.charCodeAt(at));
    this.#put(9);
  }

  /** A whole number that is not negative. */
  whole(value: number): void {
    if (value < 10) this.#put(48 + value);
    else if (value < 2 ** 31) this.#small(value);
    else return this.ascii(String(value));
    this.#put(9);
  }

  /** Ends the row with where it comes from: a tail of ASCII and the line, which are not part of the row's content. */
  end(tail: string, line: number): void {
    const { unitCount } = this;
    this.#at--;
    for (let at = 0; at < tail.length; at++) this.#bytes[this.#at++] = tail.charCodeAt(at);
    this.whole(line);
    this.#bytes[this.#at - 1] = 10;
    this.unitCount = unitCount - 1;
    this.rows++;
  }

  /** All rows since the last time, where they lie: they stay until the next row is written. */
  take(): Uint8Array {
    const bytes = this.#bytes.subarray(0, this.#at);
    this.#at = 0;
    this.rows = 0;
    return bytes;
  }

  #put(code: number): void {
    this.#bytes[this.#at++] = code;
    this.units[this.unitCount++] = code;
  }

  #small(value: number): void {
    let power = 1;
    while (power * 10 <= value) power *= 10;
    let rest = value;
    for (; power >= 1; power = Math.floor(power / 10)) {
      const digit = Math.floor(rest / power);
      this.#put(48 + digit);
      rest -= digit * power;
    }
  }
}
