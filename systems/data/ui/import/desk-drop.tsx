import { ProblemNote, useText } from '@sanyi/ui';
import { Button, Progress, Select } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { importWords } from '../../text/import-words.ts';
import { useSenders } from '../shared/use-names.ts';
import { droppedFiles } from './dropped-files.ts';
import type { Uploads } from './use-uploads.ts';
import './import.css';

/** Where data files come in (数据投放区): one, many, or a whole folder; percent while they go out. */
export function DeskDrop({
  uploads,
  slim,
}: {
  uploads: Uploads /** One line high, while a file is open. */;
  slim: boolean;
}) {
  const text = useText(importWords);
  const senders = useSenders();
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const { sending } = uploads;

  function take(input: HTMLInputElement) {
    void uploads.send([...(input.files ?? [])]);
    input.value = '';
  }
  function dropped(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then(uploads.send);
  }

  return (
    <div className={`data-drop ${slim ? 'data-drop-slim' : ''}`}>
      {sending ? (
        <div className="sanyi-drop" role="status">
          <strong>{text.sending(sending.name, sending.place, sending.count)}</strong>
          <Progress
            percent={Math.floor(sending.share * 100)}
            showInfo={false}
            aria-label={text.sending(sending.name, sending.place, sending.count)}
          />
          <span>{sending.share < 1 ? `${Math.floor(sending.share * 100)}%` : text.arriving}</span>
          <Button size="small" onClick={uploads.stop}>
            {text.cancelUpload}
          </Button>
        </div>
      ) : (
        <button
          type="button"
          className={`sanyi-drop ${over ? 'sanyi-drop-over' : ''}`}
          onClick={() => files.current?.click()}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={dropped}
        >
          <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
            <path d="M8 4h11l6 6v18H8Z M19 4v6h6 M16 24V14 M12 18l4-4 4 4" />
          </svg>
          <strong>{over ? text.dropNow : text.drop}</strong>
          {!slim && <span>{text.dropHint}</span>}
        </button>
      )}
      <input
        ref={files}
        type="file"
        hidden
        multiple
        aria-label={text.chooseFiles}
        onChange={(event) => take(event.target)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        multiple
        aria-label={text.chooseFolder}
        onChange={(event) => take(event.target)}
        {...{ webkitdirectory: '' }}
      />
      {!sending && !slim && (
        <div className="data-drop-tools">
          <label>
            {text.sentBy}
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              size="small"
              className="data-filter-wide"
              aria-label={text.sentBy}
              value={uploads.sender}
              onChange={uploads.setSender}
              options={[{ value: '', label: text.ownOrganisation }, ...senders.options]}
            />
          </label>
          <Button type="link" size="small" onClick={() => folder.current?.click()}>
            {text.chooseFolder}
          </Button>
        </div>
      )}
      {uploads.skipped > 0 && <p className="sanyi-faint">{text.skipped(uploads.skipped)}</p>}
      {uploads.stopped > 0 && <p className="sanyi-soft">{text.stopped(uploads.stopped)}</p>}
      {uploads.faults.map(({ name, problem }, place) => (
        <ProblemNote key={place} about={name} problem={problem} />
      ))}
    </div>
  );
}
