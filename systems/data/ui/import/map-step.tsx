import { ProblemNote, useText } from '@sanyi/ui';
import { Button, Checkbox, Skeleton } from 'antd';
import { useMemo } from 'react';
import { importWords } from '../../text/import-words.ts';
import type { FileDetail, Format, ImportChoice } from '../shared/contract.ts';
import { useFormats } from '../shared/use-names.ts';
import { foundFields, previewChoice } from './choice.ts';
import { FieldList } from './field-list.tsx';
import { FileColumns } from './file-columns.tsx';
import type { Step } from './readiness.ts';
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
  const { data, error, isPending, refetch } = usePreview(detail.fileNo, previewChoice(detail, choice), true);
  const headings = data?.headings;
  const found = useMemo(
    () =>
      choice.fields || data?.recognition.format !== choice.format ? NO_FIELDS : foundFields(data.recognition),
    [choice.fields, choice.format, data],
  );
  const suggested = useMemo(
    () =>
      choice.fields || !headings || !format ? NO_FIELDS : suggestColumns(wanted(format), headings, found),
    [choice.fields, headings, format, found],
  );
  const fields = choice.fields ?? { ...found, ...suggested };
  const lacking = (format?.columns ?? []).filter(
    (column) => column.required === 'reject' && fields[column.name] === undefined,
  ).length;

  function assign(field: string, heading: string | null) {
    const next = Object.fromEntries(
      // A column serves one field: assigning it elsewhere takes it away here.
      Object.entries(fields).filter(([name, own]) => name !== field && own !== heading),
    );
    onChange({ ...choice, fields: heading === null ? next : { ...next, [field]: heading } });
  }
  function leave(step: Step) {
    // What was only suggested counts from here on as chosen: it is what the person has seen and let stand.
    if (!choice.fields && Object.keys(suggested).length > 0) onChange({ ...choice, fields });
    onStep(step);
  }

  return (
    <div className="data-step">
      <h3>{text.mapTitle}</h3>
      <p className="sanyi-soft">{text.mapNote}</p>
      <ProblemNote problem={error ?? formatsError} onRetry={() => void refetch()} />
      {(isPending || !format) && !error && <Skeleton active />}
      {data && format && (
        <>
          <p className={lacking > 0 ? 'data-fault' : 'data-good'} role="status">
            {lacking > 0 ? text.lacking(lacking) : text.allThere}
          </p>
          <div className="data-map">
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
        <Button type="primary" disabled={!data} onClick={() => leave('preview')}>
          {text.toPreview}
        </Button>
        <Button onClick={() => onStep('recognise')}>{text.back}</Button>
        {choice.fields && (
          <Button
            type="link"
            onClick={() => {
              const { fields: _fields, ...rest } = choice;
              onChange(rest);
            }}
          >
            {text.resetMap}
          </Button>
        )}
      </div>
    </div>
  );
}

const wanted = (format: Format) =>
  format.columns.filter((column) => column.used).map(({ name, title }) => ({ name, title }));
