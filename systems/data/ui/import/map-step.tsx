import { ProblemNote, useText } from '@sanyi/ui';
import { Button, Checkbox, Skeleton } from 'antd';
import { useMemo } from 'react';
import { importWords } from '../../text/import-words.ts';
import type { FileDetail, Format, ImportChoice } from '../shared/contract.ts';
import { useFormats } from '../shared/use-names.ts';
import { fieldsIn, foundFields, previewChoice } from './choice.ts';
import { FieldList } from './field-list.tsx';
import { FileColumns } from './file-columns.tsx';
import type { Step } from './readiness.ts';
import { ReadingForm } from './reading-form.tsx';
import { suggestColumns } from './suggest.ts';
import { usePreview } from './use-preview.ts';
import './import.css';

const NO_FIELDS: Readonly<Record<string, string>> = {};

/** Step two (列对应): the columns of the file on the left, the fields of the format on the right, the required ones first. */
export function MapStep({
  detail,
  choice,
  onChange,
  onStep,
}: {
  detail: FileDetail;
  choice: ImportChoice;
  onChange: (choice: ImportChoice) => void;
  onStep: (step: Step) => void;
}) {
  const text = useText(importWords);
  const { formats, error: formatsError } = useFormats();
  const format = formats.find((one) => one.id === choice.format);
  const { data, error, isPending, isPlaceholderData, refetch } = usePreview(
    detail.fileNo,
    // Without the assignment: it changes nothing about what stands in the file.
    previewChoice(detail, withoutFields(choice)),
    true,
  );
  const headings = data?.headings;
  const recognition =
    data?.recognition ?? detail.recognitions.find((one) => one.format === choice.format) ?? best(detail);
  // Under another heading line a column that was assigned may be gone.
  const chosen = useMemo(() => fieldsIn(choice.fields, headings), [choice.fields, headings]);
  const found = useMemo(
    () => (chosen || data?.recognition.format !== choice.format ? NO_FIELDS : foundFields(data.recognition)),
    [chosen, choice.format, data],
  );
  const suggested = useMemo(
    () => (chosen || !headings || !format ? NO_FIELDS : suggestColumns(wanted(format), headings, found)),
    [chosen, headings, format, found],
  );
  const fields = chosen ?? { ...found, ...suggested };
  const lacking = (format?.columns ?? []).filter(
    (column) => column.required === 'reject' && fields[column.name] === undefined,
  ).length;

  // What is on the screen must be what the file says under these choices, not what it said before.
  const isReady = Boolean(data) && !isPlaceholderData && !error && data?.recognition.repeated.length === 0;

  function assign(field: string, heading: string | null) {
    const next = Object.fromEntries(
      // A column serves one field: assigning it elsewhere takes it away here.
      Object.entries(fields).filter(([name, own]) => name !== field && own !== heading),
    );
    onChange({ ...choice, fields: heading === null ? next : { ...next, [field]: heading } });
  }
  function leave(step: Step) {
    // What was only suggested counts from here on as chosen: it is what the person has seen and let stand.
    const seen = chosen ? chosen !== choice.fields : Object.keys(suggested).length > 0;
    if (seen) onChange({ ...choice, fields });
    else if (!chosen && choice.fields) onChange(withoutFields(choice));
    onStep(step);
  }

  return (
    <div className="data-step">
      <h3>{text.mapTitle}</h3>
      <p className="sanyi-soft">{text.mapNote}</p>
      <ReadingForm recognition={recognition} choice={choice} onChange={onChange} />
      <ProblemNote problem={error ?? formatsError} onRetry={() => void refetch()} />
      {(isPending || !format) && !error && <Skeleton active />}
      {data && format && (
        <>
          {data.recognition.repeated.length > 0 && (
            <p className="data-fault" role="alert">
              {text.repeated(data.recognition.repeated.join('、'))}
            </p>
          )}
          <p className={lacking > 0 ? 'data-fault' : 'data-good'} role="status">
            {lacking > 0 ? text.lacking(lacking) : text.allThere}
          </p>
          <div className="data-map" aria-busy={isPlaceholderData}>
            <FileColumns preview={data} format={format} fields={fields} />
            <FieldList
              format={format}
              headings={data.headings}
              fields={fields}
              suggested={suggested}
              onAssign={assign}
            />
          </div>
          <Checkbox
            checked={choice.remember}
            onChange={(event) => onChange({ ...choice, remember: event.target.checked })}
          >
            {text.remember}
          </Checkbox>
        </>
      )}
      <div className="data-step-actions">
        <Button type="primary" disabled={!isReady} onClick={() => leave('preview')}>
          {text.toPreview}
        </Button>
        <Button onClick={() => onStep('recognise')}>{text.back}</Button>
        {choice.fields && (
          <Button type="link" onClick={() => onChange(withoutFields(choice))}>
            {text.resetMap}
          </Button>
        )}
      </div>
    </div>
  );
}

const best = (detail: FileDetail) => detail.recognitions[0];

function withoutFields({ fields: _fields, ...rest }: ImportChoice): ImportChoice {
  return rest;
}

const wanted = (format: Format) =>
  format.columns.filter((column) => column.used).map(({ name, title }) => ({ name, title }));
