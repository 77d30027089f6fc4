import type { FigureDossier, FigureRef } from '@sanyi/kernel';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { ProblemNote } from '../feedback/problem-note.tsx';
import { formatDecimal } from '../locale/formats.ts';
import { useLocale, useText } from '../locale/locale.tsx';
import { useFormat } from '../locale/use-format.ts';
import { words } from '../text/zh-en.ts';
import { copyText } from '../util/copy-text.ts';
import { FigureThread } from './figure-thread.tsx';
import { unknownFigure } from './unknown-figure.ts';
import { useDossier } from './use-dossier.ts';
import './figure.css';

/** The drawer of one figure (数字抽屉): from the sentence of the paper, through the value, to the sender's row. */
export function FigureDrawer({
  source,
  unreadable,
  onClose,
}: {
  source: FigureRef | null;
  /** What stood in the address although it names no figure. */
  unreadable: string | null;
  onClose: () => void;
}) {
  const text = useText(words);
  const { data, error, refetch, isPending } = useDossier(source);
  const open = source !== null || unreadable !== null;
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size="min(600px, 100vw)"
      closable={false}
      destroyOnHidden
      rootClassName="sanyi-figure-drawer"
      aria-label={text.whereFrom}
      styles={{ body: { padding: 0 } }}
    >
      <div className="sanyi-dossier">
        <DossierBar onClose={onClose} />
        {unreadable !== null && <ProblemNote problem={unknownFigure(unreadable)} />}
        {error && <ProblemNote problem={error} onRetry={() => void refetch()} />}
        {source && isPending && !error && <Skeleton active paragraph={{ rows: 8 }} style={{ padding: 24 }} />}
        {data && source && (
          <>
            <DossierHead dossier={data} />
            <FigureThread dossier={data} />
          </>
        )}
      </div>
    </Drawer>
  );
}

function DossierBar({ onClose }: { onClose: () => void }) {
  const text = useText(words);
  const [copied, setCopied] = useState(false);
  async function copy() {
    if (!(await copyText(window.location.href))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  }
  return (
    <div className="sanyi-dossier-bar">
      <span>{text.whereFrom}</span>
      <Button size="small" onClick={() => void copy()}>
        {copied ? text.copied : text.copyAddress}
      </Button>
      <Button size="small" type="text" onClick={onClose} aria-label={text.close}>
        ×
      </Button>
    </div>
  );
}

function DossierHead({ dossier }: { dossier: FigureDossier }) {
  const { say } = useLocale();
  const text = useText(words);
  const format = useFormat();
  return (
    <header className="sanyi-dossier-head">
      <h2>{say(dossier.title)}</h2>
      <p className="sanyi-dossier-value">
        {dossier.value.text === null ? (
          <span className="sanyi-figure-none">{text.noValue}</span>
        ) : (
          <>
            {formatDecimal(dossier.value.text)}
            <small>{format.unit(dossier.value.unit)}</small>
          </>
        )}
      </p>
      <p className="sanyi-dossier-when">
        {dossier.period && <span>{format.period(dossier.period)}</span>}
        <span>
          {text.asOf} {format.instant(dossier.asOf)}
        </span>
      </p>
    </header>
  );
}
