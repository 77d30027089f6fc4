import { routeOf } from '@sanyi/kernel';
import { ProblemNote, useFormat, useMay, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Button } from 'antd';
import { manifest } from '../manifest.ts';
import { computedWords } from '../text/computed-words.ts';
import type { ComputedState } from './contract.ts';

/** How fresh the sums are, and the button that makes them anew (计算状态). */
export function ComputedStateLine({ state }: { state: ComputedState }) {
  const text = useText(computedWords);
  const format = useFormat();
  const compute = useCompute();
  return (
    <div className="indicators-state">
      {state.computedAt && (
        <span className="sanyi-soft">
          {text.computedAt(format.instant(state.computedAt), format.decimal(String(state.rows)))}
        </span>
      )}
      {state.computedAt && state.stale && <strong>{text.stale}</strong>}
      {state.computedAt && !state.stale && <span className="sanyi-soft">{text.fresh}</span>}
      {compute.may && (
        <Button size="small" loading={compute.isPending} onClick={() => compute.start(!state.stale)}>
          {state.stale ? text.compute : text.computeAll}
        </Button>
      )}
      <ProblemNote problem={compute.error} />
    </div>
  );
}

/** Starts a computation (开始计算); pages ask again by themselves while the sums are stale. */
export function useCompute() {
  const text = useText(computedWords);
  const tell = useUndo();
  const may = useMay('indicators.compute');
  const { mutate, isPending, error } = useRouteMutation<{ jobId: string }>(routeOf(manifest, 'compute'), {
    invalidates: [routeOf(manifest, 'library'), routeOf(manifest, 'computed')],
    onDone: () => tell({ text: text.started }),
  });
  return { may, isPending, error, start: (full: boolean) => mutate({ body: { full } }) };
}

/** How often a page with stale sums looks whether they have been made anew. */
export const STALE_EVERY = 4_000;
