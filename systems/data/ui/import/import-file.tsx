import { GoLink, ProblemNote, pageHref, useAddress, useRoute, useText } from '@sanyi/ui';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { importWords } from '../../text/import-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import { dataPage, dataRoute, type FileDetail, type ImportChoice } from '../shared/contract.ts';
import type { JobProgress } from '../shared/use-job.ts';
import { CheckStep } from './check-step.tsx';
import { firstChoice } from './choice.ts';
import { LoadStep } from './load-step.tsx';
import { MapStep } from './map-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { isBusy, isStep, MAPPED, type Step, stepOf } from './readiness.ts';
import { RecogniseStep } from './recognise-step.tsx';
import { StepBar } from './step-bar.tsx';
import './import.css';

const BUSY_MS = 1000;

/** One file on its way in (导入一个文件): the step stands in the address, the state of the file decides where it begins. */
export function ImportFile({
  fileNo,
  known,
  jobs,
  choice: chosen,
  onChoice,
  onNext,
  onClose,
}: {
  fileNo: number;
  /** True when this content had arrived before. */
  known: boolean;
  jobs: ReadonlyMap<string, JobProgress>;
  /** What was chosen for it on this page. */
  choice: ImportChoice | undefined;
  onChoice: (choice: ImportChoice) => void;
  onNext: (() => void) | null;
  onClose: () => void;
}) {
  const text = useText(importWords);
  const shared = useText(sharedWords);
  const [query, change] = useAddress();
  const [checked, setChecked] = useState<ImportChoice | null>(null);
  const { data, error, isPending, refetch } = useRoute<FileDetail>(dataRoute('file'), {
    params: { fileNo },
    every: (detail) => (detail && isBusy(detail) ? BUSY_MS : 30_000),
    fresh: 0,
  });
  const asked = query['step'];
  const natural = data ? stepOf(data.state) : 'recognise';
  const toStep = (next: Step) => change({ step: next });
  const progress = data?.jobId ? jobs.get(data.jobId) : undefined;
  const choice = chosen ?? (data ? firstChoice(data) : null);
  // An old address may ask for a step that cannot be taken now.
  const step = data && choice && isStep(asked) && !isDisabled(asked, data, choice, natural) ? asked : natural;
  return (
    <section className="data-import-file" aria-label={data?.name ?? text.file}>
      <header>
        <h2>
          <small>{shared.fileNo(fileNo)}</small> {data?.name}
        </h2>
        <Button type="text" size="small" onClick={onClose}>
          {text.close}
        </Button>
      </header>
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active />}
      {data && known && (
        <p className="data-known">
          <strong>{text.known}</strong> {text.knownNote(fileNo)}{' '}
          <GoLink href={pageHref(dataPage('file'), { fileNo })}>{text.openEarlier} →</GoLink>
        </p>
      )}
      {data && choice && (
        <>
          <StepBar step={step} isOff={(one) => isDisabled(one, data, choice, natural)} onStep={toStep} />
          {step === 'recognise' && (
            <RecogniseStep detail={data} choice={choice} onChange={onChoice} onStep={toStep} />
          )}
          {step === 'map' && <MapStep detail={data} choice={choice} onChange={onChoice} onStep={toStep} />}
          {step === 'preview' && <PreviewStep detail={data} choice={choice} onStep={toStep} />}
          {step === 'check' && (
            <CheckStep
              detail={data}
              choice={choice}
              checked={checked}
              progress={progress}
              onChange={onChoice}
              onChecking={setChecked}
              onStep={toStep}
            />
          )}
          {step === 'load' && (
            <LoadStep detail={data} choice={choice} progress={progress} onStep={toStep} onNext={onNext} />
          )}
        </>
      )}
    </section>
  );
}

/** Steps that cannot be taken now: none without a format, none back once the rows are in. */
function isDisabled(step: Step, detail: FileDetail, choice: ImportChoice, natural: Step): boolean {
  if (natural === 'load') return step !== 'load';
  if (isBusy(detail)) return step !== natural;
  if (step === 'load') return detail.state !== 'failed';
  return choice.format === MAPPED && step !== 'recognise';
}
