import type { FigureRef, FigureValue, Light } from '@sanyi/kernel';
import type { ReactNode } from 'react';
import { StateMark } from '../feedback/state-mark.tsx';
import { Figure } from '../figure/figure.tsx';
import { GoLink } from '../shell/go-link.tsx';
import './layout.css';

/** One thing of a {@link StatStrip}: a figure that can be opened, and what to do about it. */
export interface Stat {
  readonly id: string;
  readonly label: string;
  readonly value: FigureValue;
  readonly source: FigureRef;
  readonly numerator?: string | FigureValue | null;
  readonly denominator?: string | FigureValue | null;
  readonly light?: Light;
  /** One click from done: where the work is. */
  readonly action?: { readonly label: string; readonly href: string };
  readonly note?: ReactNode;
}

const MOST = 7;

/**
 * What needs me now (要事条): at most seven things, each one click from done.
 *
 * @throws Error with more than seven: a home that asks for everything asks for nothing.
 */
export function StatStrip({ label, stats }: { label: string; stats: readonly Stat[] }) {
  if (stats.length > MOST) throw new Error(`a StatStrip shows at most ${MOST} things, not ${stats.length}`);
  return (
    <ul className="sanyi-stats" aria-label={label}>
      {stats.map((stat) => (
        <li key={stat.id}>
          <span className="sanyi-stat-label">
            {stat.light && <StateMark light={stat.light} bare />}
            {stat.label}
          </span>
          <Figure
            size="card"
            value={stat.value}
            source={stat.source}
            label={stat.label}
            numerator={stat.numerator ?? null}
            denominator={stat.denominator ?? null}
          />
          {stat.note && <small>{stat.note}</small>}
          {stat.action && <GoLink href={stat.action.href}>{stat.action.label} →</GoLink>}
        </li>
      ))}
    </ul>
  );
}
