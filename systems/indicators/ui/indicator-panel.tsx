import { routeOf } from '@sanyi/kernel';
import { Figure, GoLink, ProblemNote, pageHref, useFormat, useLocale, useRoute, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { manifest } from '../manifest.ts';
import { listWords } from '../text/list-words.ts';
import { valueWords } from '../text/value-words.ts';
import type { Indicator, IndicatorDetail } from './contract.ts';
import { formulaOf } from './formula.ts';
import { useOwners } from './owners.ts';
import { indicatorPage } from './pages.ts';
import { ValueForm } from './value-form.tsx';

/** One indicator beside the list (指标侧栏): what it is, its latest value, and the form to enter the next. */
export function IndicatorPanel({ indicator, onEdit }: { indicator: Indicator; onEdit: (() => void) | null }) {
  const text = useText(listWords);
  const words = useText(valueWords);
  const format = useFormat();
  const { say } = useLocale();
  const owners = useOwners();
  const { data, error } = useRoute<IndicatorDetail>(routeOf(manifest, 'get'), {
    params: { indicatorId: indicator.id },
  });
  const { latest } = indicator;
  return (
    <div className="indicators-panel">
      {latest && (
        <div className="indicators-latest">
          <Figure
            size="card"
            value={{ text: latest.result, unit: indicator.unit }}
            source={{ system: 'indicators', kind: 'value', id: latest.id }}
            label={say(indicator.name)}
            numerator={latest.denominator === null ? null : latest.numerator}
            denominator={latest.denominator}
          />
          <span className="sanyi-soft">{format.period(latest.period)}</span>
        </div>
      )}
      <p className="sanyi-soft">{say(indicator.definition)}</p>
      <p className="indicators-formula">{say(formulaOf(indicator))}</p>
      <div className="indicators-links">
        <GoLink href={pageHref(indicatorPage, { indicatorId: indicator.id })}>{text.openStory} →</GoLink>
        {onEdit && (
          <Button size="small" onClick={onEdit}>
            {text.edit}
          </Button>
        )}
      </div>
      <section className="sanyi-section">
        <h2>{words.enter}</h2>
        <ProblemNote problem={error} />
        {indicator.mayEnter ? (
          <ValueForm indicator={indicator} values={data?.values ?? []} onDone={() => undefined} />
        ) : (
          <p className="sanyi-soft">{words.notYours(owners.nameOf(indicator.ownerOrganisationId))}</p>
        )}
      </section>
    </div>
  );
}
