import type { Evidence, Span } from './evidence.ts';

/** Relation of this paper to a cited one (引用关系). */
export type CitationRelation = 'basis' | 'implements' | 'to_issue' | 'revise' | 'repeals' | 'background';

/** A document named in the paper (引用文件). */
export interface CitedDocument extends Evidence {
  title: string;
  docNumber: string | null;
  issuer: string | null;
  relation: CitationRelation;
  /** Every place where it is named, the first included. */
  mentions: Span[];
}
