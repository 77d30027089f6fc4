import { scanPart } from '../scan-part.ts';
import { addressColumn, rowNumber } from '../xlsx/sheet-scanner.ts';
import { type ScanHandler, XmlScanner } from '../xml-scanner.ts';
import type { Archive } from '../zip.ts';

/** What must be known of a sheet before it can be marked in one pass. */
export interface SheetSurvey {
  /** Last column in use. */
  readonly widest: number;
  /** Of the rows asked for, those that are there, with the columns that are there. */
  readonly found: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Looks through a sheet for the rows to be marked (预扫); false when the package has no such part. */
export async function surveySheet(
  archive: Archive,
  part: string,
  wanted: ReadonlySet<number>,
): Promise<SheetSurvey> {
  const survey = new Survey(wanted);
  if (!(await scanPart(archive.chunks(part), new XmlScanner(part, archive.context, survey))))
    throw archive.damaged(part);
  return survey;
}

class Survey implements ScanHandler, SheetSurvey {
  widest = 0;
  readonly found = new Map<number, Set<number>>();
  private readonly wanted: ReadonlySet<number>;
  private row = 0;
  private column = 0;
  private columns: Set<number> | undefined;

  constructor(wanted: ReadonlySet<number>) {
    this.wanted = wanted;
  }

  open(scan: XmlScanner): void {
    if (scan.name === 'c') {
      this.column = addressColumn(scan, this.column + 1);
      if (this.column > this.widest) this.widest = this.column;
      this.columns?.add(this.column);
    } else if (scan.name === 'row') {
      this.row = rowNumber(scan, this.row + 1);
      this.column = 0;
      this.columns = undefined;
      if (!this.wanted.has(this.row)) return;
      this.columns = this.found.get(this.row) ?? new Set();
      this.found.set(this.row, this.columns);
    }
  }

  close(): void {
    return;
  }
}
