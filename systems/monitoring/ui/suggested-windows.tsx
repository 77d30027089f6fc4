import { routeOf } from '@sanyi/kernel';
import { ProblemNote, QuoteBlock, useFormat, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Button } from 'antd';
import { manifest } from '../manifest.ts';
import { windowsWords } from '../text/windows-words.ts';
import type { Window, WindowSuggestion } from './contract.ts';

/** Windows that the papers themselves ask for (文件要求的窗口), below the sentence that asks; one button opens one. */
export function SuggestedWindows({ suggested }: { suggested: readonly WindowSuggestion[] }) {
  const text = useText(windowsWords);
  const format = useFormat();
  const tell = useUndo();
  const open = useRouteMutation<Window>(routeOf(manifest, 'open-window'), {
    invalidates: [routeOf(manifest, 'windows')],
    onDone: (window) => tell({ text: text.opened(format.period(window.period)) }),
  });
  if (suggested.length === 0) return null;
  const duties = [...new Set(suggested.map((item) => item.quote))].map((quote) =>
    suggested.filter((item) => item.quote === quote),
  );
  return (
    <section className="sanyi-section">
      <h2>
        {text.suggested} <small className="sanyi-faint monitoring-section-note">{text.suggestedNote}</small>
      </h2>
      <ProblemNote problem={open.error} />
      {duties.map(([first, ...rest]) =>
        first ? (
          <div key={first.quote} className="monitoring-duty">
            <QuoteBlock
              quote={{ before: '', text: first.quote, after: '', href: first.href }}
              caption={first.planTitle}
            />
            <ul>
              {[first, ...rest].map(({ planId, period, opensOn, closesOn }) => (
                <li key={`${planId} ${period}`}>
                  <strong>{format.period(period)}</strong>
                  <span className="sanyi-soft">
                    {text.daysFromTo(format.day(opensOn), format.day(closesOn))}
                  </span>
                  <Button
                    size="small"
                    type="primary"
                    ghost
                    loading={open.isPending}
                    aria-label={`${text.open} ${format.period(period)}`}
                    onClick={() => open.mutate({ body: { planId, period, opensOn, closesOn } })}
                  >
                    {text.open}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        ) : null,
      )}
    </section>
  );
}
