/** One thing a check found: where, what is wrong, and how to put it right. */
export interface Finding {
  readonly file: string;
  /** Counts from 1; absent when the whole file is meant. */
  readonly line?: number;
  readonly message: string;
  readonly cure: string;
}

/** Writes a finding for the terminal: `file:line  message` and the cure below it. */
export function findingText(finding: Finding): string {
  const place = finding.line === undefined ? finding.file : `${finding.file}:${finding.line}`;
  return `  ${place}  ${finding.message}\n      → ${finding.cure}`;
}
