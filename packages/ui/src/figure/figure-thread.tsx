import type { FigureDossier, FigureStep, FigureValue, LocalText } from '@sanyi/kernel';
import { type ReactNode, useState } from 'react';
import { formatDecimal } from '../locale/formats.ts';
import { useLocale, useText } from '../locale/locale.tsx';
import { useFormat } from '../locale/use-format.ts';
import { GoLink } from '../shell/go-link.tsx';
import { words } from '../text/zh-en.ts';
import { Figure } from './figure.tsx';
import { Quality } from './quality.tsx';
import { QuoteBlock } from './quote-block.tsx';
import './figure.css';

const ROWS_AT_FIRST = 8;

/**
 * The thread (来龙去脉) on which everything behind a figure hangs: the sentence of the paper on top, then task,
 * target, the value itself, formula, parts, rows, and the sender's file at the bottom.
 */
export function FigureThread({ dossier }: { dossier: FigureDossier }) {
  const { say } = useLocale();
  const text = useText(words);
  const format = useFormat();
  const { numerator, denominator } = dossier;
  return (
    <ol className="sanyi-thread">
      {dossier.up.length === 0 && <li className="sanyi-thread-none">{text.noStepsUp}</li>}
      {dossier.up.toReversed().map((step, place) => (
        <Step key={`up${place}`} step={step} />
      ))}
      <li className="sanyi-step sanyi-step-value">
        <Node kind={text.thisFigure} />
        <h3>{say(dossier.title)}</h3>
        <p>{say(dossier.definition)}</p>
        {numerator && denominator && (
          <div className="sanyi-fraction">
            <Operand label={numerator.label} value={numerator.value} role={text.numerator} />
            <Operand label={denominator.label} value={denominator.value} role={text.denominator} />
            {/* A count out of all is its own numerator: 14 / 32 is not “= 14”. */}
            {dossier.value.text !== numerator.value.text && (
              <output>
                = {dossier.value.text === null ? text.noValue : formatDecimal(dossier.value.text)}
                {dossier.value.text !== null && format.unit(dossier.value.unit)}
              </output>
            )}
          </div>
        )}
        <Quality notes={dossier.quality} />
      </li>
      {dossier.down.map((step, place) => (
        <Step key={`down${place}`} step={step} />
      ))}
      {dossier.down.length === 0 && <li className="sanyi-thread-none">{text.noStepsDown}</li>}
    </ol>
  );
}

function Operand({ label, value, role }: { label: LocalText; value: FigureValue; role: string }) {
  const { say } = useLocale();
  return (
    <div>
      <span>
        <i>{role}</i>
        {say(label)}
      </span>
      <Plain value={value} />
    </div>
  );
}

function Plain({ value }: { value: FigureValue }) {
  const text = useText(words);
  const format = useFormat();
  return (
    <b>
      {value.text === null ? text.noValue : formatDecimal(value.text)}
      {value.text !== null && <small>{format.unit(value.unit)}</small>}
    </b>
  );
}

function Node({ kind }: { kind: ReactNode }) {
  return <span className="sanyi-step-kind">{kind}</span>;
}

function Step({ step }: { step: FigureStep }) {
  const { say } = useLocale();
  const text = useText(words);
  return (
    <li className={`sanyi-step sanyi-step-${step.kind}`}>
      <Node kind={text[step.kind]} />
      <h3>{step.href ? <GoLink href={step.href}>{say(step.title)}</GoLink> : say(step.title)}</h3>
      {step.text && <p>{say(step.text)}</p>}
      {step.quote && <QuoteBlock quote={step.quote} />}
      {step.figures && step.figures.length > 0 && (
        <dl className="sanyi-step-figures">
          {step.figures.map((item) => (
            <div key={`${item.label.zh}${item.ref?.id ?? ''}`}>
              <dt>{say(item.label)}</dt>
              <dd>
                {item.ref ? (
                  <Figure value={item.value} source={item.ref} label={say(item.label)} />
                ) : (
                  <Plain value={item.value} />
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {step.table && <StepTable table={step.table} />}
    </li>
  );
}

function StepTable({ table }: { table: NonNullable<FigureStep['table']> }) {
  const { say } = useLocale();
  const text = useText(words);
  const format = useFormat();
  const [all, setAll] = useState(false);
  const rows = all ? table.rows : table.rows.slice(0, ROWS_AT_FIRST);
  return (
    <div className="sanyi-step-table">
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.zh} scope="col">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={place}>
              {row.map((cell, column) => (
                <td key={column}>{typeof cell === 'string' ? cell : say(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < table.rows.length && (
        <button type="button" onClick={() => setAll(true)}>
          {format.remarked(text.showAll, String(table.rows.length))}
        </button>
      )}
    </div>
  );
}
