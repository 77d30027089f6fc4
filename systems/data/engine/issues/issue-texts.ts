import { fileIssues } from './file-issues.ts';
import type { IssueText } from './issue-text.ts';
import { massagingIssues } from './massaging-issues.ts';
import { moneyIssues } from './money-issues.ts';
import { stayIssues } from './stay-issues.ts';
import { valueIssues } from './value-issues.ts';

const all = { ...fileIssues, ...valueIssues, ...stayIssues, ...moneyIssues, ...massagingIssues };

/** Code of an issue (问题编码). */
export type IssueCode = keyof typeof all;

/** Words, cure and aspect of every code (全部问题说明). */
export const issueTexts: Readonly<Record<IssueCode, IssueText>> = all;
