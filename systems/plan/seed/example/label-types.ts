/** Shapes of a hand-written label file (标注稿的结构); the form itself is described in `labels.ts`. */

/** A quantity a label prints (目标值): comparator, value, second value of a range, unit as printed. */
export interface LabelQuantity {
  comparator: string;
  value: number;
  value2?: number;
  unit: string;
}

export interface LabelDeadline {
  quote: string;
  due: string | null;
  rule?: string;
  kind: string;
  what: string;
  extra: Record<string, string>;
}

export interface LabelTarget extends LabelQuantity {
  indicator: string;
  quote: string;
  extra: Record<string, string>;
}

export interface LabelCitation {
  title: string;
  docNumber: string | null;
  issuer: string | null;
  relation: string;
  optional: boolean;
}

export interface LabelReport {
  body: Record<string, unknown>;
  quote: string;
}

/** One task or safeguard (任务或保障措施) with everything written under it. */
export interface LabelItem {
  kind: 'task' | 'measure';
  number: string;
  title: string;
  id: string;
  sectionPath: string[];
  end?: string;
  mode?: string;
  leadSentence: boolean;
  lead: string[];
  coop: string[];
  open: boolean;
  scope: string[];
  deadlines: LabelDeadline[];
  targets: LabelTarget[];
  cited: LabelCitation[];
  reporting: LabelReport[];
}

export interface LabelSection {
  level: number;
  number: string;
  title: string;
  role: string;
}

/** Sections and items in the order in which the paper prints them. */
export type LabelNode = { section: LabelSection } | { item: LabelItem };

export interface LabelRow {
  no: number;
  name: string;
  unit: string;
  attribute: string;
  baseline: string;
  date: string;
  target: Omit<LabelQuantity, 'unit'>;
  raw: string;
}

export interface LabelDocument {
  id: string;
  metadata: Record<string, unknown>;
  nodes: LabelNode[];
  deadlines: LabelDeadline[];
  targets: LabelTarget[];
  cited: LabelCitation[];
  reporting: LabelReport[];
  rows: LabelRow[];
  monitoring: { type: string; quote: string }[];
  traps: { quote: string; why: string }[];
  scopeRule?: { quote: string; appliesFrom: string; scope: string[] };
  notes: string[];
}
