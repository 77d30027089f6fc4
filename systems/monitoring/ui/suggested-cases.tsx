import { routeOf } from '@sanyi/kernel';
import { DataTable, GoLink, pageHref, useGo, useLocale, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { supervisionWords } from '../text/supervision-words.ts';
import type { CaseDetail, Suggestion } from './contract.ts';
import { DemandDialog } from './demand-dialog.tsx';
import { LightMark } from './light-mark.tsx';
import { casePage } from './pages.ts';

/** Tasks that the lights would press (灯号建议督办), each with why and the first letter one click away. */
export function SuggestedCases({ suggestions }: { suggestions: readonly Suggestion[] }) {
  const text = useText(supervisionWords);
  const { say } = useLocale();
  const go = useGo();
  const tell = useUndo();
  const [chosen, setChosen] = useState<Suggestion | null>(null);
  const open = useRouteMutation<CaseDetail>(routeOf(manifest, 'open-case'), {
    invalidates: [routeOf(manifest, 'supervision')],
    onDone: (detail) => {
      tell({ text: text.sent(text.stepName(detail.case.step)) });
      go(pageHref(casePage, { caseId: detail.case.id }));
    },
  });
  const letter = chosen ? text.stepName(chosen.step) : '';
  return (
    <section className="sanyi-section">
      <h2>{text.suggestions}</h2>
      <p className="sanyi-soft">{suggestions.length > 0 ? text.suggestionsNote : text.noSuggestions}</p>
      {suggestions.length > 0 && (
        <DataTable
          id="monitoring.suggested-cases"
          label={text.suggestions}
          rows={suggestions}
          rowKey={(item) => item.taskId}
          columns={[
            {
              id: 'task',
              title: text.task,
              matters: 1,
              render: (item) => (
                <span className="monitoring-window-name">
                  <GoLink href={item.taskHref}>
                    {item.taskNumber} {item.taskTitle}
                  </GoLink>
                  <small>{item.planTitle}</small>
                </span>
              ),
            },
            {
              id: 'light',
              title: text.light,
              matters: 2,
              render: (item) => <LightMark light={item.light} />,
            },
            { id: 'department', title: text.department, render: (item) => say(item.organisationName) },
            {
              id: 'why',
              title: text.why,
              render: (item) => (
                <span className="monitoring-why-cell">
                  {item.reasons.map((reason) => say(reason.text)).join(' ')}
                </span>
              ),
            },
            {
              id: 'begin',
              title: text.next,
              matters: 3,
              render: (item) => (
                <Button size="small" onClick={() => setChosen(item)}>
                  {text.begin(text.stepName(item.step))}
                </Button>
              ),
            },
          ]}
        />
      )}
      <DemandDialog
        open={chosen !== null}
        title={chosen ? `${letter} · ${chosen.taskTitle}` : ''}
        note={text.demandNote}
        label={text.demand}
        hint={text.demandHint}
        action={text.send}
        busy={open.isPending}
        problem={open.error}
        onGive={(demand) => chosen && open.mutate({ body: { taskId: chosen.taskId, demand } })}
        onClose={() => setChosen(null)}
      />
    </section>
  );
}
