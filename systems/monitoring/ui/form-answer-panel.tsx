import { SidePanel, useLocale, useText } from '@sanyi/ui';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { FIELDS_OF, FORM_FIELDS, type FormField, SUBJECT_NAMES } from '../engine/forms/form-fields.ts';
import { formWords } from '../text/form-words.ts';
import type { FormAnswer, FormDetail } from './contract.ts';
import type { FormRow } from './form-rows.ts';

/** Lets a person say what goes into one cell (改填别的): the suggestion, something else, or nothing. */
export function FormAnswerPanel({
  row,
  subjects,
  mayChange,
  onSay,
  onClose,
}: {
  row: FormRow | undefined;
  subjects: FormDetail['subjects'];
  mayChange: boolean;
  onSay: (row: FormRow, answer: FormAnswer | null) => void;
  onClose: () => void;
}) {
  const { say } = useLocale();
  return (
    <SidePanel open={row !== undefined} title={row && say(row.question.place)} onClose={onClose}>
      {row && (
        <CellAnswer
          key={row.key}
          row={row}
          subjects={subjects}
          mayChange={mayChange}
          onSay={(answer) => onSay(row, answer)}
        />
      )}
    </SidePanel>
  );
}

function CellAnswer({
  row,
  subjects,
  mayChange,
  onSay,
}: {
  row: FormRow;
  subjects: FormDetail['subjects'];
  mayChange: boolean;
  onSay: (answer: FormAnswer | null) => void;
}) {
  const text = useText(formWords);
  const { say } = useLocale();
  const { question, answer } = row;
  const place = answer === null ? -1 : subjects.findIndex((subject) => isSubject(subject, answer));
  const [chosen, choose] = useState<number | null>(place < 0 ? null : place);
  const [field, setField] = useState<FormField | null>(answer?.field ?? null);
  const subject = chosen === null ? undefined : subjects[chosen];
  const fields = subject ? FIELDS_OF[subject.kind] : [];
  const { suggestion } = question;
  return (
    <div className="sanyi-stack">
      <dl className="monitoring-basis">
        <dt>{text.heads}</dt>
        <dd>{[...question.rowHeads, ...question.columnHeads].join(' · ')}</dd>
        <dt>{text.suggestion}</dt>
        <dd>
          {suggestion ? (
            <span>
              {suggestion.answer.name || say(SUBJECT_NAMES[suggestion.answer.kind])} ·{' '}
              {say(FORM_FIELDS[suggestion.answer.field])}（{text.sure(suggestion.sure)}）
              {say(suggestion.reason)}
            </span>
          ) : (
            say(question.without ?? { zh: text.nothing, en: text.nothing })
          )}
        </dd>
        <dt>{text.value}</dt>
        <dd className="monitoring-form-text">
          {question.value?.state === 'filled'
            ? question.value.text
            : question.value
              ? say(question.value.reason)
              : '—'}
        </dd>
      </dl>
      {mayChange && (
        <Form layout="vertical">
          <Form.Item label={text.subject} htmlFor="form-subject">
            <Select
              id="form-subject"
              showSearch
              optionFilterProp="label"
              value={chosen}
              onChange={(next: number) => {
                choose(next);
                const kind = subjects[next]?.kind;
                if (kind && field !== null && !FIELDS_OF[kind].includes(field))
                  setField(FIELDS_OF[kind][0] ?? null);
              }}
              options={subjects.map((one, at) => ({
                value: at,
                label: `${say(SUBJECT_NAMES[one.kind])} · ${one.name}`,
              }))}
            />
          </Form.Item>
          <Form.Item label={text.field} htmlFor="form-field">
            <Select
              id="form-field"
              value={field}
              onChange={setField}
              options={fields.map((one) => ({ value: one, label: say(FORM_FIELDS[one]) }))}
            />
          </Form.Item>
          <div className="monitoring-actions">
            <Button
              type="primary"
              disabled={!subject || field === null}
              onClick={() => subject && field !== null && onSay({ ...subject, field })}
            >
              {text.apply}
            </Button>
            {suggestion && <Button onClick={() => onSay(suggestion.answer)}>{text.useSuggestion}</Button>}
            <Button onClick={() => onSay(null)}>{text.leave}</Button>
          </div>
        </Form>
      )}
    </div>
  );
}

/** Targets and tasks go by their id, departments by their name, the others are the only ones of their kind. */
function isSubject(subject: FormDetail['subjects'][number], answer: FormAnswer): boolean {
  if (subject.kind !== answer.kind) return false;
  if (subject.id !== null) return subject.id === answer.id;
  return subject.kind !== 'department' || subject.name === answer.name;
}
