import { asProblem, PageHeader, ProblemNote, useGo, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { words } from './text.ts';

function Notice({ title, sentence }: { title: string; sentence: string }) {
  const text = useText(words);
  const go = useGo();
  return (
    <div className="shell-notice">
      <PageHeader title={title} summary={sentence} />
      <Button type="primary" onClick={() => go('/')}>
        {text.toHome}
      </Button>
    </div>
  );
}

/** The address names no page (404). */
export function NotFoundPage() {
  const text = useText(words);
  return <Notice title={text.notFound} sentence={text.notFoundText} />;
}

/** The page exists but not for this account. */
export function ForbiddenPage() {
  const text = useText(words);
  return <Notice title={text.forbidden} sentence={text.forbiddenText} />;
}

/** An account without any page. */
export function NothingYetPage() {
  const text = useText(words);
  return <PageHeader title={text.nothingYet} summary={text.nothingYetText} />;
}

/** A page that threw: what happened, what to do, and the rest of the product stays. */
export function FaultPage({ fault, onRetry }: { fault: unknown; onRetry: () => void }) {
  const text = useText(words);
  return (
    <div className="shell-notice">
      <PageHeader title={text.pageFault} />
      <ProblemNote problem={asProblem(fault)} onRetry={onRetry} />
      <Button onClick={() => window.location.reload()}>{text.reload}</Button>
    </div>
  );
}
