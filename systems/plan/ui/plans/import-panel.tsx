import { FileDrop, ProblemNote, routeKey, useRoute, useText } from '@sanyi/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { plansWords } from '../../text/ui-words-plans.ts';
import { type ImportState, planRoute } from '../shared/contract.ts';
import { ImportRow } from './import-row.tsx';

/** `.doc`, `.wps` and scans are taken too: the server refuses them with the way out. */
const ENDINGS = [
  '.docx',
  '.pdf',
  '.html',
  '.htm',
  '.txt',
  '.xlsx',
  '.doc',
  '.wps',
  '.xls',
  '.et',
  '.rtf',
  '.ofd',
];
const MOST_BYTES = 20 * 1024 * 1024;
const ROWS = 4;
const RUNNING_MS = 800;
const RESTING_MS = 30_000;

interface Imports {
  readonly imports: readonly ImportState[];
}

const isActive = ({ state }: ImportState) => state === 'queued' || state === 'running';

/** Where papers come in (导入区): several at once, each with its progress, its refusal in words, or the way to its review. */
export function ImportPanel() {
  const text = useText(plansWords);
  const client = useQueryClient();
  const [all, setAll] = useState(false);
  const known = client.getQueryData<Imports>(routeKey(planRoute('imports'), {}, {}));
  const { data, error, refetch } = useRoute<Imports>(planRoute('imports'), {
    every: known?.imports.some(isActive) ? RUNNING_MS : RESTING_MS,
    fresh: 0,
  });
  const imports = data?.imports ?? [];
  const active = imports.filter(isActive).length;
  const before = useRef(0);

  useEffect(() => {
    if (active < before.current) void client.invalidateQueries({ queryKey: routeKey(planRoute('plans')) });
    before.current = active;
  }, [active, client]);

  const shown = imports.filter((one, place) => all || isActive(one) || place < ROWS);
  return (
    <section className="plan-import" aria-label={text.importTitle}>
      <FileDrop<Imports>
        route={planRoute('import')}
        accept={ENDINGS}
        maxBytes={MOST_BYTES}
        hint={text.importHint}
        multiple
        onDone={() => void refetch()}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {shown.length > 0 && (
        <ul className="plan-imports" aria-label={text.imports} aria-live="polite">
          {shown.map((one) => (
            <ImportRow key={one.id} given={one} />
          ))}
        </ul>
      )}
      {shown.length < imports.length && (
        <button type="button" className="plan-more" onClick={() => setAll(true)}>
          {text.earlier(imports.length - shown.length)}
        </button>
      )}
    </section>
  );
}
