type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

const SEGMENT = 65_536;

/** Numbers that grow without being copied (分段数组), for lists of millions. */
export class Growing {
  length = 0;
  private readonly segments: Numbers[] = [];
  private readonly make: (length: number) => Numbers;

  constructor(make: (length: number) => Numbers) {
    this.make = make;
  }

  push(value: number): void {
    const at = this.length % SEGMENT;
    if (at === 0) this.segments.push(this.make(SEGMENT));
    const segment = this.segments[this.segments.length - 1];
    if (segment) segment[at] = value;
    this.length += 1;
  }

  get(index: number): number {
    return this.segments[Math.floor(index / SEGMENT)]?.[index % SEGMENT] ?? 0;
  }
}

/** A growing list of bytes (字节). */
export function bytes(): Growing {
  return new Growing((length) => new Uint8Array(length));
}

/** A growing list of 16-bit numbers (双字节数). */
export function shorts(): Growing {
  return new Growing((length) => new Uint16Array(length));
}

/** A growing list of 32-bit numbers (四字节数). */
export function words(): Growing {
  return new Growing((length) => new Uint32Array(length));
}

/** A growing list of floating-point numbers (浮点数). */
export function doubles(): Growing {
  return new Growing((length) => new Float64Array(length));
}
