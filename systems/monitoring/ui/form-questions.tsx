import { Choice, DataTable, EmptyState, Figure, useLocale, useText } from '@sanyi/ui';
import { useState } from 'react';
import { FORM_FIELDS, SUBJECT_NAMES } from '../engine/forms/form-fields.ts';
import { formWords } from '../text/form-words.ts';
import { type FormRow, isFilled } from './form-rows.ts';

type Shown = 'all' | 'doubt' | 'filled' | 'empty';

/** The open cells of a form (逐格核对): heads, what is thought to belong there and why, and what goes in. */
export function FormQuestions({
  rows,
  reportId,
  openKey,
  onOpen,
}: {
  rows: readonly FormRow[];
  reportId: string | null;
  openKey: string | null;
  onOpen: (row: FormRow) => void;
}) {
  const text = useText(formWords);
  const { say } = useLocale();
  const [chosen, choose] = useState<Shown>('all');
  const parts: Record<Shown, readonly FormRow[]> = {
    all: rows,
    doubt: rows.filter((row) => row.doubt),
    filled: rows.filter(isFilled),
    empty: rows.filter((row) => !isFilled(row)),
  };
  const option = (value: Shown, label: string) => ({ value, label, count: parts[value].length });
  return (
    <DataTable
      id="monitoring.form-cells"
      label={text.review}
      rows={parts[chosen]}
      rowKey={(row) => row.key}
      openKey={openKey}
      onOpen={onOpen}
      filters={
        <Choice
          label={text.review}
          value={chosen}
          onChange={choose}
          options={[
            option('all', text.showAll),
            option('doubt', text.showDoubt),
            option('filled', text.showFilled),
            option('empty', text.showEmpty),
          ]}
        />
      }
      empty={<EmptyState title={text.noneLeft} />}
      columns={[
        {
          id: 'place',
          title: text.place,
          matters: 1,
          render: ({ question }) => <code>{say(question.place)}</code>,
        },
        {
          id: 'heads',
          title: text.heads,
          width: 240,
          matters: 2,
          render: ({ question }) => <Heads row={question.rowHeads} column={question.columnHeads} />,
        },
        {
          id: 'answer',
          title: text.answer,
          width: 220,
          matters: 3,
          render: (row) => <AnswerWords row={row} />,
        },
        {
          id: 'value',
          title: text.value,
          width: 240,
          matters: 4,
          render: (row) => <ValueWords row={row} reportId={reportId} />,
        },
        {
          id: 'why',
          title: text.why,
          render: ({ question, by, answer }) => (
            <span className="monitoring-why-cell">
              {by === 'edit'
                ? answer === null
                  ? text.left
                  : text.byHand
                : say(question.suggestion?.reason ?? question.without ?? { zh: '', en: '' })}
            </span>
          ),
        },
      ]}
    />
  );
}

function Heads({ row, column }: { row: readonly string[]; column: readonly string[] }) {
  return (
    <span className="monitoring-heads">
      {row.length > 0 && <span>{row.join(' ‹ ')}</span>}
      {column.length > 0 && <small>{column.join(' ‹ ')}</small>}
    </span>
  );
}

function AnswerWords({ row }: { row: FormRow }) {
  const text = useText(formWords);
  const { say } = useLocale();
  const { answer, by, question } = row;
  if (!answer) return <span className="sanyi-faint">{by === 'suggestion' ? text.nothing : text.leave}</span>;
  return (
    <span className="monitoring-heads">
      <span>
        {answer.name || say(SUBJECT_NAMES[answer.kind])} · {say(FORM_FIELDS[answer.field])}
      </span>
      {by === 'suggestion' && question.suggestion && (
        <small className={row.doubt ? 'monitoring-doubt' : ''}>{text.sure(question.suggestion.sure)}</small>
      )}
    </span>
  );
}

function ValueWords({ row: { answer, by, question }, reportId }: { row: FormRow; reportId: string | null }) {
  const text = useText(formWords);
  const { say } = useLocale();
  if (!answer) return null;
  if (by === 'edit') return <span className="sanyi-faint">{text.afterConfirm}</span>;
  const { value } = question;
  if (!value) return null;
  if (value.state === 'empty') return <span className="sanyi-faint">{say(value.reason)}</span>;
  if (value.kind === 'number' && answer.kind === 'target' && answer.id !== null && reportId !== null)
    return (
      <Figure
        size="text"
        value={{ text: value.text, unit: '' }}
        source={{ system: 'monitoring', kind: 'report-target', id: `${reportId}~${answer.id}` }}
        label={answer.name}
      />
    );
  return <span className="monitoring-form-text">{value.text}</span>;
}
