import { useText } from '@sanyi/ui';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { importWords } from '../../text/import-words.ts';
import type { Format } from '../shared/contract.ts';
import { COLUMN_TYPE } from './file-columns.tsx';
import './import.css';

type Field = Format['columns'][number];

const OPTIONAL_AT_FIRST = 12;

/** The fields of the format (标准字段): required, expected, optional; each takes a column by dragging or from its list. */
export function FieldList({
  format,
  headings,
  fields,
  suggested,
  onAssign,
}: {
  format: Format;
  headings: readonly string[];
  fields: Readonly<Record<string, string>>;
  suggested: Readonly<Record<string, string>>;
  onAssign: (field: string, heading: string | null) => void;
}) {
  const text = useText(importWords);
  const [sought, seek] = useState('');
  const [all, setAll] = useState(false);
  const matches = ({ name, title }: Field) => `${name} ${title}`.toLowerCase().includes(sought.toLowerCase());
  const groups = [
    { required: 'reject', title: text.requiredFields, note: text.requiredNote },
    { required: 'warn', title: text.advisedFields, note: text.advisedNote },
    { required: 'no', title: text.optionalFields, note: '' },
  ] as const;
  return (
    <section aria-label={text.fieldsOfFormat}>
      <h4>
        {text.fieldsOfFormat}
        {format.columns.length > OPTIONAL_AT_FIRST && (
          <Input
            allowClear
            size="small"
            aria-label={text.findField}
            placeholder={text.findField}
            value={sought}
            onChange={(event) => seek(event.target.value)}
          />
        )}
      </h4>
      {groups.map(({ required, title, note }) => {
        const own = format.columns.filter((one) => one.required === required && one.used && matches(one));
        // Assigned ones are always in sight, however many optional fields there are.
        const shown =
          required !== 'no' || all || sought !== ''
            ? own
            : own.filter((one, place) => place < OPTIONAL_AT_FIRST || fields[one.name] !== undefined);
        return own.length === 0 ? null : (
          <div key={required} className="data-field-group">
            <h5>
              {title} <small>{note}</small>
            </h5>
            <ul className="data-fields">
              {shown.map((field) => (
                <FieldRow
                  key={field.name}
                  field={field}
                  headings={headings}
                  heading={fields[field.name]}
                  suggested={suggested[field.name] !== undefined}
                  onAssign={(heading) => onAssign(field.name, heading)}
                />
              ))}
            </ul>
            {shown.length < own.length && (
              <Button type="link" size="small" onClick={() => setAll(true)}>
                {text.moreFields(own.length - shown.length)}
              </Button>
            )}
          </div>
        );
      })}
    </section>
  );
}

function FieldRow({
  field,
  headings,
  heading,
  suggested,
  onAssign,
}: {
  field: Field;
  headings: readonly string[];
  heading: string | undefined;
  suggested: boolean;
  onAssign: (heading: string | null) => void;
}) {
  const text = useText(importWords);
  const [over, setOver] = useState(false);
  const lacks = field.required === 'reject' && heading === undefined;
  return (
    <li
      className={`${over ? 'data-field-over' : ''} ${lacks ? 'data-field-lacks' : ''}`}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(COLUMN_TYPE)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dragged = event.dataTransfer.getData(COLUMN_TYPE);
        if (dragged) onAssign(dragged);
      }}
    >
      <span className="data-field-name">
        {field.title}
        {field.title !== field.name && <code>{field.name}</code>}
      </span>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={field.title}
        placeholder={over ? text.dropHere : text.chooseColumn}
        value={heading ?? null}
        status={lacks ? 'error' : ''}
        onChange={(value) => onAssign(value ?? null)}
        options={headings.filter((one) => one !== '').map((one) => ({ value: one, label: one }))}
      />
      <small>{suggested ? text.suggested : ''}</small>
    </li>
  );
}
