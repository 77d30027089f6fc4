import { routeOf, systemClock } from '@sanyi/kernel';
import { fixed, type PeriodKind, periodEnd, periodKind, periodOf, stepPeriod } from '@sanyi/quantity';
import { Choice, ProblemNote, useFormat, useLocale, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Button, Input, Select } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { checkValue, isDecimal } from '../engine/entry/check-value.ts';
import type { Finding } from '../engine/entry/finding.ts';
import { indicatorResult } from '../engine/indicator-value.ts';
import { manifest } from '../manifest.ts';
import { valueWords } from '../text/value-words.ts';
import type { Indicator, Value } from './contract.ts';

const CHOICES = 12;
const NO_JUMP = { jumpPercent: fixed('0.0', 1) };
const KINDS: readonly PeriodKind[] = ['quarter', 'half-year', 'year', 'month'];

/** The last period of a kind that is over: what is usually entered. */
function lastOver(kind: PeriodKind, today: string): string {
  const now = periodOf(today, kind);
  return periodEnd(now) <= today ? now : stepPeriod(now, -1);
}

/**
 * Enters one value (填报数值): period, numerator and denominator, with the result computed while typing by the same
 * engine as on the server, and what is wrong said at its field.
 */
export function ValueForm({
  indicator,
  values,
  onDone,
}: {
  indicator: Indicator;
  /** Entries so far, to say when one will be corrected. */
  values: readonly Value[];
  onDone: (value: Value) => void;
}) {
  const text = useText(valueWords);
  const format = useFormat();
  const { say } = useLocale();
  const tell = useUndo();
  const id = useId();
  const today = systemClock().today();
  const [kind, setKind] = useState<PeriodKind>(
    indicator.latest ? periodKind(indicator.latest.period) : 'quarter',
  );
  const [period, setPeriod] = useState(() => lastOver(kind, today));
  const [parts, setParts] = useState({ numerator: '', denominator: '' });
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const enter = useRouteMutation<Value>(routeOf(manifest, 'enter'), {
    // A value changes lights, ledgers and homes of every system that cites it.
    invalidates: 'everything',
    onDone: (value) => {
      tell({
        text: text.saved(
          format.period(value.period),
          value.result === null ? '—' : format.quantity(value.result, indicator.unit),
        ),
      });
      setParts({ numerator: '', denominator: '' });
      setNote('');
      setAsked(false);
      onDone(value);
    },
  });

  const ratio = indicator.denominatorLabel !== null;
  const numerator = parts.numerator.trim();
  const denominator = ratio ? parts.denominator.trim() : null;
  const judged = judge(indicator, numerator, denominator, period, today);
  const earlier = values.find(
    (value) => value.period === period && !value.superseded && value.approval === 'approved',
  );
  const periods = Array.from({ length: CHOICES }, (_, back) => stepPeriod(periodOf(today, kind), -back));
  const kinds: Readonly<Record<PeriodKind, string>> = {
    quarter: text.quarter,
    'half-year': text.halfYear,
    year: text.year,
    month: text.month,
  };
  const faultOf = (field: Field, value: string): string | null => {
    if (value === '') return asked ? text.missing : null;
    if (!isDecimal(value)) return text.notNumber;
    return judged.fault?.field === field ? `${say(judged.fault.message)}${say(judged.fault.cure)}` : null;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (judged.result === null) return;
    enter.mutate({ params: { indicatorId: indicator.id }, body: { period, numerator, denominator, note } });
  };

  return (
    <form className="indicators-entry" onSubmit={submit} noValidate>
      <div className="indicators-period">
        <Choice
          label={text.kind}
          value={kind}
          options={KINDS.map((value) => ({ value, label: kinds[value] }))}
          onChange={(next) => {
            setKind(next);
            setPeriod(lastOver(next, today));
          }}
        />
        <Select
          aria-label={text.period}
          value={period}
          onChange={setPeriod}
          options={periods.map((value) => ({ value, label: format.period(value) }))}
        />
      </div>
      {judged.fault?.field === 'period' && <p className="indicators-fault">{say(judged.fault.message)}</p>}
      {earlier && (
        <p className="indicators-corrects">
          {text.corrects(earlier.result === null ? '—' : format.quantity(earlier.result, indicator.unit))}
        </p>
      )}
      <DecimalField
        id={`${id}-numerator`}
        label={say(indicator.numeratorLabel)}
        value={parts.numerator}
        fault={faultOf('numerator', numerator)}
        onChange={(value) => setParts({ ...parts, numerator: value })}
      />
      {indicator.denominatorLabel && (
        <DecimalField
          id={`${id}-denominator`}
          label={say(indicator.denominatorLabel)}
          value={parts.denominator}
          fault={faultOf('denominator', parts.denominator.trim())}
          onChange={(value) => setParts({ ...parts, denominator: value })}
        />
      )}
      <output className="indicators-result" htmlFor={`${id}-numerator ${id}-denominator`}>
        <span>{text.result}</span>
        {judged.result === null ? (
          <i>{text.resultWaits}</i>
        ) : (
          <strong>
            {format.decimal(judged.result)}
            <small>{format.unit(indicator.unit)}</small>
          </strong>
        )}
      </output>
      <label htmlFor={`${id}-note`}>{text.note}</label>
      <Input.TextArea
        id={`${id}-note`}
        value={note}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        placeholder={text.noteHint}
        onChange={(event) => setNote(event.target.value)}
      />
      <ProblemNote problem={enter.error} />
      <Button type="primary" htmlType="submit" loading={enter.isPending}>
        {text.save}
      </Button>
    </form>
  );
}

type Field = 'numerator' | 'denominator';

/** Result and fault of what is typed so far; nothing while a part is no number yet. */
function judge(
  indicator: Indicator,
  numerator: string,
  denominator: string | null,
  period: string,
  today: string,
): { readonly result: string | null; readonly fault: Finding | null } {
  if (!isDecimal(numerator) || (denominator !== null && !isDecimal(denominator)))
    return { result: null, fault: null };
  const formula = { factor: BigInt(indicator.factor), decimals: indicator.decimals };
  const definition = {
    ...formula,
    name: indicator.name,
    hasDenominator: denominator !== null,
    isShare: indicator.isShare,
    allowsNegative: indicator.allowsNegative,
  };
  // Jumps are looked at where the earlier values are: on the server.
  const found = checkValue({ period, numerator, denominator }, definition, null, today, NO_JUMP);
  const fault = found.find(({ severity }) => severity === 'error') ?? null;
  return { result: fault ? null : indicatorResult(numerator, denominator, formula), fault };
}

function DecimalField({
  id,
  label,
  value,
  fault,
  onChange,
}: {
  id: string;
  label: ReactNode;
  value: string;
  fault: string | null;
  onChange: (value: string) => void;
}) {
  return (
    <div className="indicators-decimal">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        inputMode="decimal"
        autoComplete="off"
        {...(fault
          ? { status: 'error' as const, 'aria-describedby': `${id}-fault`, 'aria-invalid': true }
          : {})}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault && (
        <p id={`${id}-fault`} className="indicators-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
