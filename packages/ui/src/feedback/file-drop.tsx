import type { RouteDeclaration } from '@sanyi/kernel';
import { Button, Progress } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import type { RouteParams, RouteQuery } from '../api/api-client.ts';
import { uploadRoute } from '../api/upload.ts';
import { useText } from '../locale/locale.tsx';
import { words } from '../text/zh-en.ts';
import { ProblemNote } from './problem-note.tsx';
import './feedback.css';

export interface FileDropProps<Answer> {
  readonly route: RouteDeclaration;
  readonly params?: RouteParams;
  readonly query?: RouteQuery;
  /** Further fields of the form. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Endings accepted: `['.docx', '.pdf']`. */
  readonly accept: readonly string[];
  readonly maxBytes: number;
  /** What belongs here, in a sentence. */
  readonly hint?: string;
  readonly multiple?: boolean;
  readonly onDone: (answer: Answer, file: File) => void;
}

/** A file the server did not take, and why. */
interface Fault {
  readonly name: string;
  readonly problem: unknown;
}

const megabytes = (bytes: number) => `${Math.floor(bytes / 1_048_576)} MB`;

/**
 * A place for files (文件投放区): drag, click or keyboard; progress, cancel, and refusals in words. Of several files each
 * is sent and refused by itself.
 */
export function FileDrop<Answer>(props: FileDropProps<Answer>) {
  const { route, params, query, fields, accept, maxBytes, hint, multiple = false, onDone } = props;
  const text = useText(words);
  const input = useRef<HTMLInputElement>(null);
  const abort = useRef<AbortController | null>(null);
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [faults, setFaults] = useState<readonly Fault[]>([]);

  function refusal(file: File): string | null {
    if (file.size > maxBytes) return text.tooLarge(file.name, megabytes(maxBytes));
    const known = accept.some((ending) => file.name.toLowerCase().endsWith(ending));
    return known ? null : text.wrongKind(file.name, accept.join(' '));
  }

  async function take(list: FileList | null) {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    setFaults([]);
    setRefused(files.map(refusal).filter((one) => one !== null));
    const stop = new AbortController();
    abort.current = stop;
    for (const file of files.filter((one) => refusal(one) === null)) {
      // A refusal concerns one file; only cancelling ends them all.
      if (stop.signal.aborted) break;
      await send(file, stop.signal);
    }
    setSending(null);
  }

  async function send(file: File, signal: AbortSignal) {
    setSending({ name: file.name, share: 0 });
    try {
      const answer = await uploadRoute<Answer>(route, file, {
        params,
        query,
        body: fields,
        signal,
        onProgress: (share) => setSending({ name: file.name, share }),
      });
      onDone(answer, file);
    } catch (problem) {
      const cancelled = problem instanceof DOMException && problem.name === 'AbortError';
      if (!cancelled) setFaults((known) => [...known, { name: file.name, problem }]);
    }
  }

  function dropped(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  }

  return (
    <div className="sanyi-drop-frame">
      {sending ? (
        <div className="sanyi-drop" role="status">
          <strong>{sending.name}</strong>
          <Progress percent={Math.floor(sending.share * 100)} showInfo={false} aria-label={sending.name} />
          <span>
            {sending.share < 1 ? text.uploading(String(Math.floor(sending.share * 100))) : text.received}
          </span>
          <Button size="small" onClick={() => abort.current?.abort()}>
            {text.cancel}
          </Button>
        </div>
      ) : (
        <button
          type="button"
          className={`sanyi-drop ${over ? 'sanyi-drop-over' : ''}`}
          onClick={() => input.current?.click()}
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
          <strong>{over ? text.dropNow : text.dropHere}</strong>
          <span>{hint ?? `${accept.join(' ')} · ≤ ${megabytes(maxBytes)}`}</span>
        </button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        accept={accept.join(',')}
        aria-label={text.dropHere}
        onChange={(event) => {
          void take(event.target.files);
          event.target.value = '';
        }}
      />
      {refused.map((sentence, place) => (
        <p key={place} role="alert" className="sanyi-drop-refused">
          {sentence}
        </p>
      ))}
      {faults.map(({ name, problem }, place) => (
        <ProblemNote key={place} about={name} problem={problem} />
      ))}
    </div>
  );
}
