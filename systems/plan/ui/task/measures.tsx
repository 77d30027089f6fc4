import { systemClock } from '@sanyi/kernel';
import { callRoute, useFormat, useText } from '@sanyi/ui';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { taskWords } from '../../text/task-words.ts';
import { type Measure, planRoute, type TaskPage } from '../shared/contract.ts';
import { InlineEdit } from './inline-edit.tsx';
import type { Reading, Saving } from './use-saving.tsx';

/** What the departments do for a task (具体举措): written, dated and ticked off where they stand. */
export function Measures({ page, saving }: { page: TaskPage; saving: Saving }) {
  const text = useText(taskWords);
  const { measures, rights } = page;
  return (
    <section className="sanyi-section">
      <h2>{text.measures}</h2>
      {measures.length === 0 && (
        <p className="sanyi-soft">{rights.work ? text.noMeasuresWork : text.noMeasures}</p>
      )}
      <ol className="plan-work-list">
        {measures.map((measure) => (
          <MeasureRow key={measure.id} measure={measure} saving={saving} editable={rights.work} />
        ))}
      </ol>
      {rights.work && <NewMeasure taskId={page.task.id} saving={saving} />}
    </section>
  );
}

function MeasureRow({ measure, saving, editable }: { measure: Measure; saving: Saving; editable: boolean }) {
  const text = useText(taskWords);
  const format = useFormat();
  const params = { measureId: measure.id };
  const route = planRoute('update-measure');
  const read = (one: Measure): Reading => [
    [text.measure, one.text],
    [text.person, one.responsiblePerson ?? text.noPerson],
    [text.due, one.dueOn ? format.day(one.dueOn) : text.noDue],
    [text.markDone, one.doneOn ? format.day(one.doneOn) : text.no],
  ];
  const change = (
    wanted: Partial<Pick<Measure, 'text' | 'responsiblePerson' | 'dueOn' | 'doneOn'>>,
    done: string,
  ) => {
    const before = Object.fromEntries(Object.keys(wanted).map((key) => [key, measure[key as keyof Measure]]));
    void saving.save({
      route,
      params,
      body: wanted,
      known: measure,
      wanted,
      read,
      done,
      undo: (version) => callRoute(route, { params, ifMatch: version, body: before }),
    });
  };
  const remove = () =>
    void saving.save({
      route: planRoute('remove-measure'),
      params,
      known: measure,
      wanted: {},
      read,
      done: text.removed(measure.text),
      undo: () =>
        callRoute(planRoute('add-measure'), {
          params: { taskId: measure.taskId },
          body: { text: measure.text, responsiblePerson: measure.responsiblePerson, dueOn: measure.dueOn },
        }),
    });
  return (
    <li className={measure.doneOn ? 'plan-done' : undefined}>
      <Checkbox
        checked={measure.doneOn !== null}
        disabled={!editable || saving.busy}
        aria-label={measure.doneOn ? text.markUndone : text.markDone}
        onChange={(event) =>
          event.target.checked
            ? change({ doneOn: systemClock().today() }, text.doneSaved(measure.text))
            : change({ doneOn: null }, text.undoneSaved(measure.text))
        }
      />
      <div>
        <InlineEdit
          label={text.measure}
          kind="lines"
          required
          maxLength={1000}
          value={measure.text}
          editable={editable}
          onSave={(words) => change({ text: words }, text.saved(words))}
        />
        <p className="plan-work-facts">
          <InlineEdit
            label={text.person}
            value={measure.responsiblePerson ?? ''}
            placeholder={text.noPerson}
            maxLength={60}
            editable={editable}
            onSave={(name) => change({ responsiblePerson: name || null }, text.saved(measure.text))}
          />
          <InlineEdit
            label={text.due}
            kind="date"
            value={measure.dueOn ?? ''}
            shown={measure.dueOn ? text.byDay(format.day(measure.dueOn)) : text.noDue}
            editable={editable}
            onSave={(day) => change({ dueOn: day || null }, text.saved(measure.text))}
          />
          {measure.doneOn && <span>{text.doneOn(format.day(measure.doneOn))}</span>}
          <span>{measure.by.name}</span>
        </p>
      </div>
      {editable && (
        <Button type="text" size="small" aria-label={`${text.remove} ${measure.text}`} onClick={remove}>
          {text.remove}
        </Button>
      )}
    </li>
  );
}

function NewMeasure({ taskId, saving }: { taskId: string; saving: Saving }) {
  const text = useText(taskWords);
  const [words, setWords] = useState('');
  const [due, setDue] = useState('');
  async function add() {
    const added = await saving.add<Measure>({
      route: planRoute('add-measure'),
      params: { taskId },
      body: { text: words.trim(), dueOn: due || null },
      done: text.saved(words.trim()),
      undo: ({ id, version }) =>
        callRoute(planRoute('remove-measure'), { params: { measureId: id }, ifMatch: version }),
    });
    if (!added) return;
    setWords('');
    setDue('');
  }
  return (
    <form
      className="plan-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) void add();
      }}
    >
      <Input
        value={words}
        maxLength={1000}
        aria-label={text.newMeasure}
        placeholder={text.newMeasure}
        onChange={(event) => setWords(event.target.value)}
      />
      <Input type="date" aria-label={text.due} value={due} onChange={(event) => setDue(event.target.value)} />
      <Button htmlType="submit" disabled={!words.trim()} loading={saving.busy}>
        {text.add}
      </Button>
    </form>
  );
}
