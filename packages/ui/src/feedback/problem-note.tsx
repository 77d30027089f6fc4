import { Button } from 'antd';
import { asProblem } from '../api/client-problem.ts';
import { useLocale, useText } from '../locale/locale.tsx';
import { words } from '../text/zh-en.ts';
import './feedback.css';

/** A refusal where it happened (问题说明): what, why, what to do, and the findings one by one. */
export function ProblemNote({
  problem: fault,
  about,
  onRetry,
}: {
  problem: unknown;
  /** What was refused, such as the name of a file, where several things were tried. */
  about?: string;
  onRetry?: () => void;
}) {
  const { say } = useLocale();
  const text = useText(words);
  if (!fault) return null;
  const problem = asProblem(fault);
  return (
    <section className="sanyi-problem" role="alert">
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d="M1.4 1.4h9.2v9.2H1.4Z" />
      </svg>
      <div>
        <strong>
          {about !== undefined && <span>{text.quoted(about)} </span>}
          {say(problem.title)}
        </strong>
        <p>{say(problem.detail)}</p>
        {problem.issues.length > 0 && (
          <details open={problem.issues.length <= 5}>
            <summary>{text.issues(problem.issues.length)}</summary>
            <ul>
              {problem.issues.map((issue, place) => (
                <li key={place}>
                  {issue.path && <code>{issue.path}</code>} {say(issue.message)}
                </li>
              ))}
            </ul>
          </details>
        )}
        <p className="sanyi-problem-cure">
          <span>{text.whatToDo}</span>
          {say(problem.cure)}
        </p>
        <footer>
          {onRetry && (
            <Button size="small" onClick={onRetry}>
              {text.retry}
            </Button>
          )}
          <code title={text.requestNumber}>
            {problem.code}
            {problem.instance ? ` · ${problem.instance}` : ''}
          </code>
        </footer>
      </div>
    </section>
  );
}
