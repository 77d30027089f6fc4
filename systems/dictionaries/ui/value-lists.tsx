import { routeOf } from '@sanyi/kernel';
import { ProblemNote, useLocale, useRoute, useText } from '@sanyi/ui';
import { manifest } from '../manifest.ts';
import { pageWords } from '../text/page-words.ts';
import type { ValueLists } from './contract.ts';

/** All national value lists (值域), as cards that can be read through. */
export function ValueListsTab() {
  const text = useText(pageWords);
  const { say } = useLocale();
  const { data, error, refetch } = useRoute<ValueLists>(routeOf(manifest, 'values'), { fresh: 3_600_000 });
  return (
    <>
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <div className="dictionaries-lists">
        {(data?.lists ?? []).map((list) => (
          <details key={list.field} open={list.values.length <= 9}>
            <summary>
              <strong>{say(list.title)}</strong> <code>{list.field}</code> <small>{list.values.length}</small>
            </summary>
            <dl>
              {list.values.map((value) => (
                <div key={value.code}>
                  <dt>
                    <code>{value.code}</code>
                  </dt>
                  <dd>
                    {say(value.name)}
                    {value.sameAs && (
                      <small>
                        {' '}
                        {text.sameAs} {value.sameAs}
                      </small>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        ))}
      </div>
    </>
  );
}
