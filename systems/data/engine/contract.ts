// This file is over the limit because one seam is read in one piece.
import type { LocalText } from '@sanyi/kernel';
import type { RegionTableName } from '@sanyi/region';

/** Formats the importers know (导入格式); `mapped` is a table whose columns a person has assigned. */
export type FormatId =
  | 'insurer-encounters'
  | 'insurer-settlements'
  | 'insurer-fee-lines'
  | 'insurer-diagnoses'
  | 'insurer-operations'
  | 'front-page'
  | 'front-page-p'
  | 'settlement-list'
  | 'settlement-list-a'
  | 'fhir'
  | 'data-value-sets'
  | 'adx'
  | 'institutions'
  | 'finance'
  | 'capacity'
  | 'insurance-status'
  | 'contracts'
  | 'contract-services'
  | 'referrals'
  | 'prescriptions'
  | 'population'
  | 'mapped';

/** How the bytes are read before anything is understood (文件形态). */
export type Carrier = 'delimited' | 'workbook' | 'json' | 'ndjson' | 'xml' | 'parquet';

/** One column of a sender's table as the format defines it (来源字段). */
export interface SourceColumn {
  /** Official field name, such as `medfee_sumamt` or `A12C`; for templates the heading. */
  readonly name: string;
  readonly title: string;
  /** Other names the field has in real files. */
  readonly aliases: readonly string[];
  /** Whether a row without it is set aside, remarked on, or fine. */
  readonly required: 'reject' | 'warn' | 'no';
  /** Direct identifiers go to the identities only, in quotations they are masked; pseudonyms are hashed. */
  readonly personal: 'direct' | 'pseudonym' | 'no';
}

/** A format as data (格式定义): what it looks like, who sends it and which canonical tables it fills. */
export interface Format {
  readonly id: FormatId;
  readonly title: LocalText;
  /** Who usually has it. */
  readonly from: LocalText;
  readonly carriers: readonly Carrier[];
  readonly columns: readonly SourceColumn[];
  readonly tables: readonly RegionTableName[];
  /**
   * Set where the sender's rows name an encounter and tell neither its institution nor its day. What `context.encounters`
   * does not know either is written as `''` and `1970-01-01`; the store fills it from the encounters before it counts.
   */
  readonly namesEncounterOnly?: true;
}

/** Why a file was taken for a format (识别结果), most certain first in a list. */
export interface Recognition {
  readonly format: FormatId;
  readonly carrier: Carrier;
  /** 0 to 100. */
  readonly certainty: number;
  readonly reasons: readonly LocalText[];
  readonly encoding: 'utf-8' | 'gb18030';
  readonly delimiter: ',' | ';' | '|' | '\t' | null;
  /** What encloses cells of a delimited file. */
  readonly quote: '"' | "'";
  /** Sheet that holds the rows, from 1; 0 where there are none. */
  readonly sheet: number;
  /** Line of the heading, from 1; 0 where fields are named in each record. */
  readonly headLine: number;
  readonly columns: readonly MatchedColumn[];
  /** Columns of the format that the file lacks. */
  readonly missing: readonly string[];
  /** Headings that stand twice; such a file is refused. */
  readonly repeated: readonly string[];
}

/** A column of the file and what it was taken for (列对应). */
export interface MatchedColumn {
  /** Place in the file, from 1. */
  readonly place: number;
  readonly heading: string;
  /** Field of the format; `null` where the format has no such field. It is listed, never lost: the file itself is kept. */
  readonly field: string | null;
  /** Whether the field reaches a canonical table or the identities; others are counted in the profile only. */
  readonly used: boolean;
  readonly by: 'name' | 'alias' | 'title' | 'chosen' | 'none';
}

/** Column of a generic table assigned by a person (列映射): field of the target format → heading of the file. */
export interface ChosenMapping {
  readonly format: FormatId;
  readonly headLine: number;
  readonly sheet: number;
  readonly fields: Readonly<Record<string, string>>;
}

export type Aspect = 'completeness' | 'validity' | 'consistency' | 'timeliness' | 'massaging' | 'duplicate';

/** Something wrong or remarkable about one row (行问题). The code's words and cure are in `issueTexts`. */
export interface Issue {
  readonly sheet: number;
  readonly line: number;
  /** Field of the sender, or '' for the whole row. */
  readonly field: string;
  readonly code: string;
  readonly aspect: Aspect;
  readonly severity: 'reject' | 'warn';
  /** What stood there, masked where it is personal, cut to 80 characters. */
  readonly value: string;
  /** Values for the sentence of the code. */
  readonly facts: Readonly<Record<string, string>>;
  readonly institution: string;
  /** `YYYY-MM-01`, or '' where the row does not tell. */
  readonly month: string;
  readonly encounterId: string;
  readonly coderKey: string | null;
}

/** Who a person key stands for (人员标识), on its way to the sealed store and nowhere else. */
export interface IdentityEntry {
  readonly personKey: string;
  readonly personNumber: string | null;
  readonly name: string | null;
  readonly identityNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/** The keyed hashes a mapping needs (键), given from outside because an engine holds no keys. Decimal text of 64 bits. */
export interface Keys {
  person(number: string): string;
  record(institution: string, recordNumber: string): string;
  /** A national code counts everywhere, a name within its institution only. */
  staff(institution: string, codeOrName: string): string;
}

/** What codes are known (编码检查), given from outside; `null` where there is no such dictionary and nothing can be said. */
export interface KnownCodes {
  readonly diagnoses: CodeCheck | null;
  readonly operations: CodeCheck | null;
  readonly items: CodeCheck | null;
  readonly institutions: CodeCheck | null;
  /** Value lists by field name, such as `gend`. */
  values(field: string): ReadonlySet<string> | null;
}

export interface CodeCheck {
  has(code: string): boolean;
  isGrey(code: string): boolean;
  /** The present code of a retired one. */
  successor(code: string): string | null;
}

/** Everything a mapping needs besides the file (映射环境). */
export interface MappingContext {
  readonly fileNo: number;
  readonly keys: Keys;
  readonly codes: KnownCodes;
  /** The day of receipt, for dates in the future and for timeliness. */
  readonly receivedOn: string;
  /** Edition of diagnosis and operation codes where the format does not tell. */
  readonly editions: { readonly diagnosis: string; readonly operation: string };
  /** Institution the sender stands for, where rows do not tell. */
  readonly institution: string | null;
  /** Where encounters took place, for tables that only name them; left out where the store joins by itself. */
  readonly encounters?: EncounterLookup;
}

/** Where an encounter took place and the day it counts under (就诊归属). */
export interface EncounterLookup {
  find(encounterId: string): { readonly institution: string; readonly countedOn: string } | null;
}

/** Rows of the sender, by place of the file's columns (来源行); `null` is an empty cell. */
export interface RowBatch {
  readonly sheet: number;
  readonly rows: readonly { readonly line: number; readonly cells: readonly (string | null)[] }[];
}

/** What a mapping made of a piece of the file (映射结果). `read = accepted + rejected`, counted in records of the sender. */
export interface Mapped {
  /** Canonical rows as tab-separated text in the order of the table's columns, `\N` for none; by table. */
  readonly rows: ReadonlyMap<RegionTableName, string>;
  readonly rowCounts: ReadonlyMap<RegionTableName, number>;
  /**
   * Further rows of one table as bytes of such text, not counted in `rowCounts`: those that never had to become text. The
   * bytes stay as they are only until the next piece is mapped.
   */
  readonly plain?: { readonly table: RegionTableName; readonly count: number; readonly rows: Uint8Array };
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly issues: readonly Issue[];
  readonly identities: readonly IdentityEntry[];
}

/** Filled and valid values of one field (字段填报情况), for one institution and month. */
export interface FieldCount {
  readonly institution: string;
  readonly month: string;
  readonly field: string;
  readonly rows: number;
  readonly filled: number;
  readonly valid: number;
  readonly otherCodes: number;
}

/**
 * A mapping under way (映射过程): fed piece by piece, always with the same result however the pieces are cut. It holds what it
 * needs to know across rows and nothing of the rows themselves.
 */
export interface Mapping {
  /** Text of a delimited file, JSON, ndjson or XML, decoded, in any pieces. */
  text(piece: string): Mapped;
  /**
   * The same as `text` for formats whose rows need not become text: valid UTF-8, whole characters. `null` for all others. A
   * file is given one way or the other, never both.
   */
  readonly bytes: ((piece: Uint8Array) => Mapped) | null;
  /** Rows of a workbook or Parquet file. */
  rows(batch: RowBatch): Mapped;
  /** What was still open at the end: a last line without its end, a bracket that never closed. */
  end(): Mapped;
  /** Field profile of everything so far. */
  profile(): readonly FieldCount[];
  /** Hash of the accepted records that does not depend on their order: 32 hexadecimal digits. */
  contentHash(): string;
  /** Institutions and months the accepted rows speak of. */
  covered(): { readonly institutions: readonly string[]; readonly months: readonly string[] };
}

/** The beginning of a file, enough to recognise it (文件开头): decoded text, or the first rows of each sheet. */
export type Sample =
  | {
      readonly carrier: 'delimited' | 'json' | 'ndjson' | 'xml';
      readonly name: string;
      readonly bytes: Uint8Array;
    }
  | {
      readonly carrier: 'workbook' | 'parquet';
      readonly name: string;
      readonly sheets: readonly {
        readonly name: string;
        readonly hidden: boolean;
        readonly rows: readonly { readonly line: number; readonly cells: readonly (string | null)[] }[];
      }[];
    };
