import { asProblem, type ClientProblem, callRoute, routeKey, useRoute } from '@sanyi/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type DataFile,
  dataRoute,
  type FileDetail,
  type FileList,
  type ImportChoice,
  type ReceivedFile,
} from '../shared/contract.ts';
import { firstChoice } from './choice.ts';
import { isBusy, isOpen } from './readiness.ts';

const BUSY_MS = 1500;
const RESTING_MS = 30_000;

function detailOf({ fileNo }: DataFile): Promise<FileDetail> {
  return callRoute<FileDetail>(dataRoute('file'), { params: { fileNo } });
}

/** The files at hand (手头的文件): those not finished, and those that came or went in since the page was opened. */
export function useDesk() {
  const client = useQueryClient();
  const [mine, setMine] = useState<ReadonlySet<number>>(new Set());
  const [known, setKnown] = useState<ReadonlySet<number>>(new Set());
  const [starting, setStarting] = useState(false);
  const [faults, setFaults] = useState<readonly { name: string; problem: ClientProblem }[]>([]);
  const { data, error, isPending, refetch } = useRoute<FileList>(dataRoute('files'), {
    every: (list) => (list?.files.some(isBusy) ? BUSY_MS : RESTING_MS),
    fresh: 0,
  });
  const files = (data?.files ?? []).filter((file) => isOpen(file) || mine.has(file.fileNo));

  function received(arrived: readonly ReceivedFile[]) {
    setMine((before) => new Set([...before, ...arrived.map(({ fileNo }) => fileNo)]));
    setKnown(
      (before) => new Set([...before, ...arrived.filter((file) => file.known).map(({ fileNo }) => fileNo)]),
    );
    void refetch();
  }

  /** Starts every one of them; a refusal concerns one file and leaves the others alone. */
  async function importAll(ready: readonly DataFile[], choices: ReadonlyMap<number, ImportChoice>) {
    setStarting(true);
    setFaults([]);
    setMine((before) => new Set([...before, ...ready.map(({ fileNo }) => fileNo)]));
    for (const file of ready) {
      try {
        await callRoute(dataRoute('import'), {
          params: { fileNo: file.fileNo },
          // Assigned columns and the like are known to the file's own answer only.
          body: choices.get(file.fileNo) ?? firstChoice(await detailOf(file)),
        });
      } catch (problem) {
        setFaults((before) => [...before, { name: file.name, problem: asProblem(problem) }]);
      }
    }
    setStarting(false);
    await Promise.all(
      [dataRoute('files'), dataRoute('file')].map((route) =>
        client.invalidateQueries({ queryKey: routeKey(route) }),
      ),
    );
  }

  return { files, known, error, isPending, refetch, received, importAll, starting, faults };
}
