import { useFormat, useLocale, useText } from '@sanyi/ui';
import { qualityWords } from '../../text/quality-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import type { QualityRow } from '../shared/contract.ts';
import { Sparkline } from '../shared/sparkline.tsx';
import { latestScore, trendFloor, trendPoints } from './score-trend.ts';
import './quality.css';

/** One small chart an institution, all on one scale (走势小图): who falls stands out at a glance. */
export function QualityMultiples({
  rows,
  openKey,
  onOpen,
}: {
  rows: readonly QualityRow[];
  openKey: string | null;
  onOpen: (institution: string) => void;
}) {
  const text = useText(qualityWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  const floor = trendFloor(rows.map(({ trend }) => trend));
  return (
    <section aria-label={text.multiples}>
      <p className="sanyi-faint">
        {text.scale(floor)} · {text.worstFirst}
      </p>
      <ul className="data-multiples">
        {rows.map((row) => {
          const last = latestScore(row.trend);
          const [from, to] = [row.trend[0]?.month, row.trend.at(-1)?.month];
          return (
            <li key={row.institution}>
              <button
                type="button"
                aria-current={openKey === row.institution ? 'true' : undefined}
                onClick={() => onOpen(row.institution)}
              >
                <span>
                  <strong>{say(row.name)}</strong>
                  <b>
                    {last ?? '—'}
                    {last !== null && <small>{shared.points}</small>}
                  </b>
                </span>
                <Sparkline
                  wide
                  kind="line"
                  least={floor}
                  most={100}
                  points={trendPoints(row.trend)}
                  label={text.trendLabel(say(row.name), last ?? '—')}
                />
                <span className="data-multiple-axis" aria-hidden="true">
                  <i>{from ? format.period(from.slice(0, 7)) : ''}</i>
                  <i>{to ? format.period(to.slice(0, 7)) : ''}</i>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
