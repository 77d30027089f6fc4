import { type FigureRef, type FigureValue, figureKey, type Light } from '@sanyi/kernel';
import { StateMark } from '../feedback/state-mark.tsx';
import { formatDecimal } from '../locale/formats.ts';
import { useText } from '../locale/locale.tsx';
import { useFormat } from '../locale/use-format.ts';
import { words } from '../text/zh-en.ts';
import { useFigureHost } from './figure-context.ts';
import './figure.css';

export interface FigureProps {
  readonly value: FigureValue;
  /** What opens behind it; a figure without a source cannot be rendered. */
  readonly source: FigureRef;
  /** What it is called when read aloud: “基层就诊率”. */
  readonly label?: string;
  readonly numerator?: string | FigureValue | null;
  readonly denominator?: string | FigureValue | null;
  readonly light?: Light;
  /** `cell` in tables, `text` in sentences, `card` in cards, `head` as the one figure of a page. */
  readonly size?: 'cell' | 'text' | 'card' | 'head';
}

const digitsOf = (part: string | FigureValue | null | undefined): string | null =>
  part === null || part === undefined ? null : typeof part === 'string' ? part : part.text;

/** True when the reference names a system, a kind and an id. */
export function isSource(source: FigureRef | null | undefined): source is FigureRef {
  return Boolean(source?.system && source.kind && source.id);
}

/**
 * One figure (数字), wherever it stands. Resting: value, unit and n/N. On focus or hover: definition, period, as-of,
 * quality. Opened by click or Enter: `?figure=…` in the address, and the drawer walks up to the sentence of the
 * paper and down to the sender's row.
 *
 * @throws Error when the source is empty: a figure without a source cannot be rendered.
 */
export function Figure({ value, source, label, numerator, denominator, light, size = 'cell' }: FigureProps) {
  const text = useText(words);
  const format = useFormat();
  const host = useFigureHost();
  if (!isSource(source))
    throw new Error(`a figure without a source cannot be rendered: ${label ?? value.text ?? 'no value'}`);
  const [n, of] = [digitsOf(numerator), digitsOf(denominator)];
  const unit = format.unit(value.unit);
  const spoken = format.labelled(
    label ?? text.figure,
    value.text === null ? text.noValue : format.quantity(value.text, value.unit),
  );
  return (
    <button
      type="button"
      className={`sanyi-figure sanyi-figure-${size}`}
      aria-haspopup="dialog"
      aria-label={text.spokenFigure(spoken)}
      data-figure={figureKey(source)}
      onClick={(event) => {
        event.stopPropagation();
        host.open(source);
      }}
      onPointerEnter={(event) => {
        if (event.pointerType === 'mouse') host.peek(source, event.currentTarget);
      }}
      onPointerLeave={host.unpeek}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) host.peek(source, event.currentTarget);
      }}
      onBlur={host.unpeek}
      onKeyDown={(event) => {
        // Enter in a table row would otherwise open the row's panel as well.
        if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
        if (event.key === 'Escape') host.unpeek();
      }}
    >
      {light && <StateMark light={light} bare />}
      <span className="sanyi-figure-value">
        {value.text === null ? (
          <span className="sanyi-figure-none">{text.noValue}</span>
        ) : (
          <>
            <span className="sanyi-figure-digits">{formatDecimal(value.text)}</span>
            {unit && <span className="sanyi-figure-unit">{unit}</span>}
          </>
        )}
      </span>
      {n !== null && of !== null && (
        <span className="sanyi-figure-parts">
          {formatDecimal(n)}
          <i>/</i>
          {formatDecimal(of)}
        </span>
      )}
    </button>
  );
}
