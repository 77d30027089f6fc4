import { ProblemNote, useLocale, useText } from '@sanyi/ui';
import { Button, Radio, Select } from 'antd';
import { importWords } from '../../text/import-words.ts';
import { ColumnSummary } from '../shared/column-summary.tsx';
import type { FileDetail, ImportChoice, Recognition } from '../shared/contract.ts';
import { useFormats } from '../shared/use-names.ts';
import { choiceOf, previewChoice } from './choice.ts';
import { MAPPED, type Step } from './readiness.ts';
import { ReadingForm } from './reading-form.tsx';
import { usePreview } from './use-preview.ts';
import './import.css';

/** Step one (识别): what the file was taken for and why, what else it could be, and how it is read. */
export function RecogniseStep({
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
  const { say } = useLocale();
  const { formats } = useFormats();
  const known = choice.format !== MAPPED;
  const { data, error, isFetching, refetch } = usePreview(
    detail.fileNo,
    previewChoice(detail, choice),
    known,
  );
  const recognitions = detail.recognitions;
  const listed = recognitions.find((one) => one.format === choice.format);
  const shown = data?.recognition ?? listed;
  const [best] = recognitions;
  const lost = !best || best.format === MAPPED;

  return (
    <div className="data-step">
      <h3>{lost ? text.notRecognised : text.recognised(say(best.title))}</h3>
      {lost && <p className="sanyi-soft">{text.notRecognisedNote}</p>}
      <Radio.Group
        className="data-candidates"
        aria-label={text.recognisedAs}
        value={choice.format}
        onChange={(event) => {
          const next = recognitions.find((one) => one.format === event.target.value);
          if (next) onChange(choiceOf(next, choice));
        }}
      >
        {recognitions
          .filter((one) => one.format !== MAPPED)
          .map((one) => (
            <Candidate key={one.format} recognition={one} />
          ))}
      </Radio.Group>
      <label className="data-other">
        <span>{lost ? text.chooseFormat : text.otherFormat}</span>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          className="data-filter-wide"
          placeholder={text.chooseFormat}
          aria-label={text.chooseFormat}
          value={known && !listed ? choice.format : null}
          onChange={(format) => {
            if (format !== null) onChange({ ...choiceOf(undefined, choice), format });
          }}
          options={formats
            .filter((one) => one.id !== MAPPED)
            .map((one) => ({ value: one.id, label: `${say(one.title)} · ${say(one.from)}` }))}
        />
      </label>
      <ReadingForm recognition={shown} choice={choice} onChange={onChange} />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {known && shown && shown.repeated.length > 0 && (
        <p className="data-fault" role="alert">
          {text.repeated(shown.repeated.join('、'))}
        </p>
      )}
      {known && shown?.format === choice.format && <ColumnSummary recognition={shown} />}
      <div className="data-step-actions">
        <Button
          type="primary"
          disabled={!known || isFetching || (shown?.repeated.length ?? 0) > 0}
          onClick={() => onStep(lost || !listed ? 'map' : 'preview')}
        >
          {lost || !listed ? text.toMap : text.toPreview}
        </Button>
        {!lost && listed && <Button onClick={() => onStep('map')}>{text.toMap}</Button>}
      </div>
    </div>
  );
}

function Candidate({ recognition }: { recognition: Recognition }) {
  const text = useText(importWords);
  const { say } = useLocale();
  return (
    <Radio value={recognition.format}>
      <span className="data-candidate">
        <strong>{say(recognition.title)}</strong>
        <small>{text.certainty(recognition.certainty)}</small>
        <span className="data-candidate-bar" aria-hidden="true">
          <i style={{ width: `${recognition.certainty}%` }} />
        </span>
        <span className="data-candidate-why">
          {text.because} {recognition.reasons.map(say).join('；')}
        </span>
      </span>
    </Radio>
  );
}
