import { useText } from '@sanyi/ui';
import { Button, Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { taskWords } from '../../text/task-words.ts';
import './task.css';

/**
 * A value that is changed where it stands (就地修改): a click or Enter opens the field, Enter or leaving it saves, Esc
 * leaves it as it was. Nothing is sent when nothing changed.
 */
export function InlineEdit({
  label,
  value,
  shown,
  kind = 'text',
  placeholder,
  maxLength,
  editable = true,
  required = false,
  extra,
  onSave,
}: {
  label: string;
  value: string;
  /** How the value rests; the value itself otherwise. */
  shown?: ReactNode;
  kind?: 'text' | 'date' | 'lines';
  placeholder?: string;
  maxLength?: number;
  editable?: boolean;
  /** An empty value is not sent. */
  required?: boolean;
  /** Further choice while editing, which closes the field: “持续推进”. */
  extra?: { readonly label: string; readonly onChoose: () => void } | null;
  onSave: (value: string) => void;
}) {
  const text = useText(taskWords);
  const [draft, setDraft] = useState<string | null>(null);
  const resting = shown ?? (value || <span className="sanyi-faint">{placeholder}</span>);
  if (!editable) return <span>{resting}</span>;
  if (draft === null)
    return (
      <button
        type="button"
        className="plan-inline"
        aria-label={`${text.edit} ${label}`}
        onClick={() => setDraft(value)}
      >
        {resting}
        <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
          <path d="M2 10l.6-2.4L8.4 1.8l1.8 1.8-5.8 5.8Z" />
        </svg>
      </button>
    );
  const close = () => setDraft(null);
  const finish = () => {
    const next = draft.trim();
    close();
    if (next !== value && !(required && next === '')) onSave(next);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && (kind !== 'lines' || event.ctrlKey || event.metaKey)) finish();
  };
  const shared = {
    autoFocus: true,
    'aria-label': label,
    value: draft,
    onKeyDown: keys,
    ...(placeholder ? { placeholder } : {}),
    ...(maxLength ? { maxLength } : {}),
  };
  return (
    <span
      className="plan-inline-edit"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) finish();
      }}
    >
      {kind === 'lines' ? (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: 2 }}
          onChange={(event) => setDraft(event.target.value)}
        />
      ) : (
        <Input
          {...shared}
          type={kind}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setDraft(event.target.value)}
        />
      )}
      {extra && (
        <Button
          size="small"
          onClick={() => {
            close();
            extra.onChoose();
          }}
        >
          {extra.label}
        </Button>
      )}
      <Button size="small" type="primary" onClick={finish}>
        {text.save}
      </Button>
    </span>
  );
}
