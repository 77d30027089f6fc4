import type { LocalText } from '@sanyi/kernel';

/** One thing found (搜索结果): what it is, what kind, and where it is shown. */
export interface SearchHit {
  readonly id: string;
  /** 页面, 任务, 部门, 指标 … */
  readonly kind: LocalText;
  readonly title: LocalText;
  readonly detail?: LocalText;
  readonly href: string;
}
