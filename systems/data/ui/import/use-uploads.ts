import { uploadRoute } from '@sanyi/ui';
import { useRef, useState } from 'react';
import { dataRoute, type ReceivedFile, type ReceivedFiles } from '../shared/contract.ts';
import { worthSending } from './dropped-files.ts';

/** A file that the server did not take (被拒文件), and why. */
export interface UploadFault {
  readonly name: string;
  readonly problem: unknown;
}

export interface Uploads {
  /** What is on its way now. */
  readonly sending: {
    readonly name: string;
    readonly share: number;
    readonly place: number;
    readonly count: number;
  } | null;
  readonly faults: readonly UploadFault[];
  readonly skipped: number;
  readonly stopped: number;
  /** Organisation the files come from; '' is one's own. */
  readonly sender: string;
  readonly setSender: (organisationId: string) => void;
  readonly send: (files: readonly File[]) => Promise<void>;
  readonly stop: () => void;
}

/**
 * Sends files one after the other (逐个上传): each is read from the disk as it goes out, each is refused by itself, and
 * stopping ends them all.
 */
export function useUploads(onReceived: (files: readonly ReceivedFile[]) => void): Uploads {
  const abort = useRef<AbortController | null>(null);
  const [sending, setSending] = useState<Uploads['sending']>(null);
  const [faults, setFaults] = useState<readonly UploadFault[]>([]);
  const [skipped, setSkipped] = useState(0);
  const [stopped, setStopped] = useState(0);
  const [sender, setSender] = useState('');

  async function send(given: readonly File[]) {
    const files = given.filter(worthSending);
    const controller = new AbortController();
    abort.current = controller;
    setFaults([]);
    setSkipped(given.length - files.length);
    setStopped(0);
    for (const [place, file] of files.entries()) {
      const at = { name: file.name, place: place + 1, count: files.length };
      setSending({ ...at, share: 0 });
      try {
        const answer = await uploadRoute<ReceivedFiles>(dataRoute('receive'), file, {
          signal: controller.signal,
          ...(sender === '' ? {} : { body: { sender } }),
          onProgress: (share) => setSending({ ...at, share }),
        });
        onReceived(answer.files);
      } catch (problem) {
        if (controller.signal.aborted) {
          setStopped(files.length - place);
          break;
        }
        setFaults((known) => [...known, { name: file.name, problem }]);
      }
    }
    setSending(null);
  }

  return { sending, faults, skipped, stopped, sender, setSender, send, stop: () => abort.current?.abort() };
}
