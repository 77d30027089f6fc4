import { routeOf } from '@sanyi/kernel';
import { ProblemNote, useLocale, useRoute, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { entryWords } from '../text/entry-words.ts';
import type { IndicatorList } from './contract.ts';

/** Data elements nobody knows, each to be assigned to the part of an indicator (指定数据元). */
export function ElementAssignments({ elements }: { elements: readonly string[] }) {
  const text = useText(entryWords);
  return (
    <section className="sanyi-section">
      <h2>{text.assign}</h2>
      <p className="sanyi-soft">{text.assignNote}</p>
      <ul className="indicators-elements">
        {elements.map((element) => (
          <Assignment key={element} element={element} />
        ))}
      </ul>
    </section>
  );
}

function Assignment({ element }: { element: string }) {
  const text = useText(entryWords);
  const { say } = useLocale();
  const tell = useUndo();
  const { data } = useRoute<IndicatorList>(routeOf(manifest, 'list'));
  const [indicatorId, choose] = useState<string | null>(null);
  const [part, setPart] = useState<'numerator' | 'denominator'>('numerator');
  const assign = useRouteMutation(routeOf(manifest, 'assign-element'), {
    onDone: () => tell({ text: text.assigned(element) }),
  });
  const indicators = data?.indicators ?? [];
  const chosen = indicators.find(({ id }) => id === indicatorId);
  return (
    <li>
      <code>{element}</code>
      <Select
        className="indicators-choose"
        aria-label={text.chooseIndicator}
        placeholder={text.chooseIndicator}
        showSearch
        optionFilterProp="label"
        value={indicatorId}
        onChange={choose}
        options={indicators.map((one) => ({ value: one.id, label: `${say(one.name)} ${one.code}` }))}
      />
      <Select
        aria-label={text.part}
        value={part}
        onChange={setPart}
        disabled={chosen?.denominatorLabel === null}
        options={[
          { value: 'numerator', label: text.numeratorOf },
          { value: 'denominator', label: text.denominatorOf },
        ]}
      />
      <Button
        disabled={indicatorId === null}
        loading={assign.isPending}
        onClick={() => assign.mutate({ body: { element, indicatorId, part } })}
      >
        {text.assign}
      </Button>
      <ProblemNote problem={assign.error} />
    </li>
  );
}
