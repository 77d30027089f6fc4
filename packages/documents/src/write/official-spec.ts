/** A figure that can be gone back from (可回溯数字): its endnote says where it comes from, its address opens it. */
export interface FigureRun {
  readonly kind: 'figure';
  readonly text: string;
  /** Indicator code, definition, period, source: whatever the reader needs. */
  readonly note: string;
  readonly address?: string;
}

export interface TextRun {
  readonly kind: 'text';
  readonly text: string;
  readonly bold?: boolean;
  /** `RRGGBB`, for lights in a table. */
  readonly colour?: string;
}

export interface LinkRun {
  readonly kind: 'link';
  readonly text: string;
  readonly address: string;
}

export interface NoteRun {
  readonly kind: 'note';
  readonly note: string;
}

/** A piece of a paragraph; a bare string is plain text. */
export type Run = string | TextRun | FigureRun | LinkRun | NoteRun;

export interface OfficialColumn {
  readonly title: string;
  /** Share of the type area; shares are scaled to fill it. */
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
}

export type OfficialBlock =
  | { readonly kind: 'title'; readonly text: string }
  /** The number (一、) is part of the text. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | {
      readonly kind: 'table';
      readonly caption?: string;
      readonly columns: readonly OfficialColumn[];
      readonly rows: readonly (readonly (readonly Run[])[])[];
    }
  /** Small print under a table or at the end. */
  | { readonly kind: 'notes'; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'page-break' };

/** An official paper (公文) by GB/T 9704-2012. */
export interface OfficialSpec {
  /** Red head (红头): issuer mark, document number `某医改办〔2026〕3号`, red rule. */
  readonly head?: { readonly issuerMark: string; readonly documentNumber?: string };
  /** 主送机关, without the colon. */
  readonly recipients?: string;
  readonly blocks: readonly OfficialBlock[];
  /** 附件说明, names only. */
  readonly attachments?: readonly string[];
  readonly signature?: { readonly issuer: string; readonly date: string };
  /** Document properties; no time is written unless given, so the same spec gives the same bytes. */
  readonly properties?: { readonly title?: string; readonly author?: string; readonly created?: string };
}
