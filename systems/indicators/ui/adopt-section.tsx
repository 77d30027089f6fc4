import { routeOf } from '@sanyi/kernel';
import { GoLink, ProblemNote, pageHref, useMay, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Button } from 'antd';
import { manifest } from '../manifest.ts';
import { computedWords } from '../text/computed-words.ts';
import { indicatorPage } from './pages.ts';

/** Takes a computed indicator into the office's library (纳入指标库), or leads to it where that was done. */
export function AdoptSection({ code, adoptedId }: { code: string; adoptedId: string | null }) {
  const text = useText(computedWords);
  const tell = useUndo();
  const defines = useMay('indicators.define');
  const adopt = useRouteMutation<{ filled: number }>(routeOf(manifest, 'adopt'), {
    invalidates: 'everything',
    onDone: ({ filled }) => tell({ text: text.adopted(String(filled)) }),
  });
  if (adoptedId !== null)
    return <GoLink href={pageHref(indicatorPage, { indicatorId: adoptedId })}>{text.toAdopted}</GoLink>;
  if (!defines) return null;
  return (
    <section className="indicators-adopt">
      <Button loading={adopt.isPending} onClick={() => adopt.mutate({ params: { code }, body: {} })}>
        {text.adopt}
      </Button>
      <p className="sanyi-soft">{text.adoptNote}</p>
      <ProblemNote problem={adopt.error} />
    </section>
  );
}
