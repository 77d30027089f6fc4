import { useLocale, useText } from '@sanyi/ui';
import { drgWords } from '../text/drg-words.ts';
import type { Scheme } from './contract.ts';

/** What a scheme is made of (方案结构), in the order it is tried; every rule in words. */
export function SchemeStructure({ scheme }: { scheme: Scheme }) {
  const text = useText(drgWords);
  const { say } = useLocale();
  const { sizes } = scheme;
  return (
    <div className="drg-structure">
      <p className="sanyi-faint">
        {text.lists(sizes.lists, sizes.diagnoses, sizes.operations)} ·{' '}
        {text.complications(sizes.mcc, sizes.cc, sizes.exclusions)}
      </p>
      {scheme.mdcs.map((mdc) => (
        <details key={mdc.code}>
          <summary>
            <strong>{mdc.code}</strong> {mdc.name}
          </summary>
          <p>{say(mdc.rule)}</p>
          {mdc.steps.map((step, place) => (
            <details key={`${step.code} ${place}`}>
              <summary>
                <strong>{step.code}</strong> {step.kind === 'ambiguous' ? text.ambiguous : step.name}
              </summary>
              <p>{say(step.rule)}</p>
              {step.drgs.map((drg) => (
                <p key={drg.code}>
                  <strong>{drg.code}</strong> {drg.name} · {say(drg.rule)}
                </p>
              ))}
            </details>
          ))}
        </details>
      ))}
    </div>
  );
}
