/** A fault in a file of the faulty sender (差错). */
export interface Fault {
  readonly file: string;
  /** Line of the text file or row of the sheet, from 1, the heading counted; 0 where it is the file as a whole. */
  readonly line: number;
  /** Field or heading, '' for the whole line. */
  readonly column: string;
  readonly fault: string;
  /** `reject`: the row or file must not be taken. `warn`: taken with a remark. `fine`: looks odd and is right. */
  readonly expected: 'reject' | 'warn' | 'fine';
}

/** Files and faults as they are made (差错文件与清单). */
export class FaultList {
  readonly files = new Map<string, Uint8Array>();
  readonly faults: Fault[] = [];

  note(file: string, line: number, column: string, fault: string, expected: Fault['expected']): void {
    this.faults.push({ file: `faulty/${file}`, line, column, fault, expected });
  }

  file(name: string, content: string | Uint8Array): void {
    this.files.set(
      `faulty/${name}`,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    );
  }
}
