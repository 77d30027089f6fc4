import { useFormat, useText } from '@sanyi/ui';
import { taskWords } from '../../text/task-words.ts';
import { type Measure, planRoute, type TaskPage } from '../shared/contract.ts';
import { InlineEdit } from './inline-edit.tsx';
import type { Reading, Saving } from './use-saving.tsx';
import { NewWork, useWorkItem, WorkRow } from './work-item.tsx';

const routes = {
  add: planRoute('add-measure'),
  update: planRoute('update-measure'),
  remove: planRoute('remove-measure'),
  param: 'measureId',
};

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
      {rights.work && (
        <NewWork
          taskId={page.task.id}
          label={text.newMeasure}
          maxLength={1000}
          dayNeeded={false}
          bodyOf={(words, due) => ({ text: words, dueOn: due || null })}
          routes={routes}
          saving={saving}
        />
      )}
    </section>
  );
}

function MeasureRow({ measure, saving, editable }: { measure: Measure; saving: Saving; editable: boolean }) {
  const text = useText(taskWords);
  const format = useFormat();
  const { text: words, responsiblePerson, dueOn, doneOn } = measure;
  const { change, remove } = useWorkItem(measure, {
    name: words,
    routes,
    saving,
    read: (one): Reading => [
      [text.measure, one.text],
      [text.person, one.responsiblePerson ?? text.noPerson],
      [text.due, one.dueOn ? format.day(one.dueOn) : text.noDue],
      [text.markDone, one.doneOn ? format.day(one.doneOn) : text.no],
    ],
    again: { text: words, responsiblePerson, dueOn },
  });
  return (
    <WorkRow
      name={words}
      doneOn={doneOn}
      editable={editable}
      busy={saving.busy}
      onDone={(day, sentence) => change({ doneOn: day }, sentence)}
      onRemove={remove}
    >
      <InlineEdit
        label={text.measure}
        kind="lines"
        required
        maxLength={1000}
        value={words}
        editable={editable}
        onSave={(next) => change({ text: next }, text.saved(next))}
      />
      <p className="plan-work-facts">
        <InlineEdit
          label={text.person}
          value={responsiblePerson ?? ''}
          placeholder={text.noPerson}
          maxLength={60}
          editable={editable}
          onSave={(name) => change({ responsiblePerson: name || null }, text.saved(words))}
        />
        <InlineEdit
          label={text.due}
          kind="date"
          value={dueOn ?? ''}
          shown={dueOn ? text.byDay(format.day(dueOn)) : text.noDue}
          editable={editable}
          onSave={(day) => change({ dueOn: day || null }, text.saved(words))}
        />
        {doneOn && <span>{text.doneOn(format.day(doneOn))}</span>}
        <span>{measure.by.name}</span>
      </p>
    </WorkRow>
  );
}
