import { StateMark, useLocale, useText } from '@sanyi/ui';
import { importWords } from '../../text/import-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import type { Issue } from '../shared/contract.ts';
import './import.css';

/** The issues of the first rows one by one (预览问题), with what to do. */
export function PreviewIssues({ issues }: { issues: readonly Issue[] }) {
  const text = useText(importWords);
  const shared = useText(sharedWords);
  const { say } = useLocale();
  if (issues.length === 0) return <p className="data-good">{text.previewClean}</p>;
  return (
    <section className="sanyi-section">
      <h3>{text.previewIssues(issues.length)}</h3>
      <ul className="data-preview-issues">
        {issues.map((issue, place) => (
          <li key={place}>
            <StateMark light={issue.severity === 'reject' ? 'red' : 'yellow'} word={shared[issue.severity]} />
            <span>{shared.lineTitle(issue.line)}</span>
            <span>{issue.fieldTitle || shared.wholeRow}</span>
            <p>
              {say(issue.message)}
              {issue.value !== '' && <code>{issue.value}</code>}
              <span className="sanyi-soft">{say(issue.cure)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
