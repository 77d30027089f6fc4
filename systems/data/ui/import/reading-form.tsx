import { useText } from '@sanyi/ui';
import { InputNumber, Select } from 'antd';
import { importWords } from '../../text/import-words.ts';
import type { ImportChoice, Recognition } from '../shared/contract.ts';
import './import.css';

/** So far down a file the server looks for a heading, and so many sheets it counts. */
const MOST = 1000;

/** Encoding, sheet and heading line, where the file has such things (读法); a change has the columns read anew. */
export function ReadingForm({
  recognition,
  choice,
  onChange,
}: {
  recognition: Recognition | undefined;
  choice: ImportChoice;
  onChange: (choice: ImportChoice) => void;
}) {
  const text = useText(importWords);
  if (!recognition) return null;
  const workbook = recognition.carrier === 'workbook';
  const table = workbook || recognition.carrier === 'delimited';
  return (
    <fieldset className="data-reading">
      <legend>{text.howRead}</legend>
      {!workbook && recognition.carrier !== 'parquet' && (
        <label>
          <span>{text.encoding}</span>
          <Select
            aria-label={text.encoding}
            value={choice.encoding ?? (recognition.encoding === 'gb18030' ? 'gb18030' : 'utf-8')}
            onChange={(encoding) => onChange({ ...choice, encoding })}
            options={[
              { value: 'utf-8' as const, label: 'UTF-8' },
              { value: 'gb18030' as const, label: 'GBK / GB18030' },
            ]}
          />
        </label>
      )}
      {workbook && (
        <label>
          <span>{text.sheet}</span>
          <InputNumber
            aria-label={text.sheet}
            min={1}
            max={MOST}
            precision={0}
            value={choice.sheet ?? recognition.sheet}
            onChange={(sheet) => sheet !== null && onChange({ ...choice, sheet })}
          />
        </label>
      )}
      {table && (
        <label>
          <span>{text.headLine}</span>
          <InputNumber
            aria-label={text.headLine}
            min={1}
            max={MOST}
            precision={0}
            value={choice.headLine ?? recognition.headLine}
            onChange={(headLine) => headLine !== null && onChange({ ...choice, headLine })}
          />
        </label>
      )}
    </fieldset>
  );
}
