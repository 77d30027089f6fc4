import { routeOf } from '@sanyi/kernel';
import {
  GoLink,
  PageHeader,
  ProblemNote,
  useFormat,
  useLocale,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import type { Field } from '../engine/headings.ts';
import { manifest } from '../manifest.ts';
import { pageWords } from '../text/page-words.ts';
import { fieldNames, lineNames, systemNames } from '../text/system-words.ts';
import type { OneCode } from './contract.ts';
import { importerName } from './importer-name.ts';
import { codeHref, listHref } from './pages.ts';
import './dictionaries.css';

const BEGINNING = '1900-01-01';
type State = OneCode['states'][number];

export default function CodePage() {
  const text = useText(pageWords);
  const format = useFormat();
  const { say } = useLocale();
  const system = usePageParam('system');
  const code = usePageParam('code');
  const { data, error, refetch } = useRoute<OneCode>(routeOf(manifest, 'code'), { params: { system, code } });
  const present = data?.states.find((state) => state.validUntil === null);
  const shown = present ?? data?.states[0];
  const days = (from: string, until: string | null) => {
    if (until === from) return text.corrected;
    const first = from === BEGINNING ? text.always : format.day(from);
    return `${first} — ${until === null ? text.present : format.day(until)}`;
  };
  const details = (state: State) => [
    ...(state.category ? [[text.category, state.category] as const] : []),
    ...Object.entries(state.attributes).map(
      ([name, value]) => [say(fieldNames[name as Field]), value] as const,
    ),
  ];
  return (
    <>
      <PageHeader
        title={shown ? `${code} ${shown.name}` : code}
        facts={
          data && shown
            ? [
                say(systemNames[data.system]),
                present
                  ? text.inForce
                  : shown.validUntil
                    ? text.retired(format.day(shown.validUntil))
                    : text.inForce,
                ...(shown.grey ? [`${text.grey}：${text.greyNote}`] : []),
              ]
            : []
        }
        actions={<GoLink href={listHref}>{text.back}</GoLink>}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {data && shown && (
        <div className="dictionaries-story">
          <section className="sanyi-section">
            <h2>{text.states}</h2>
            <ol className="dictionaries-states">
              {data.states.map((state, place) => (
                <li key={place} data-past={state.validUntil !== null}>
                  <p>
                    <strong>{state.name}</strong>
                    {state.grey && <span className="dictionaries-grey">{text.grey}</span>}
                  </p>
                  <p>
                    {say(lineNames[state.line])} <code>{state.edition}</code>
                    <span>{days(state.validFrom, state.validUntil)}</span>
                  </p>
                  {state.validUntil !== null && state.successor && (
                    <p>
                      {text.replacedBy}{' '}
                      <GoLink href={codeHref(system, state.successor)}>
                        <code>{state.successor}</code>
                      </GoLink>
                    </p>
                  )}
                  {details(state).length > 0 && (
                    <p className="dictionaries-details">
                      {details(state).map(([name, value]) => (
                        <span key={name}>
                          <i>{name}</i> {value}
                        </span>
                      ))}
                    </p>
                  )}
                  <small>
                    {state.fileName} · {importerName(state.importedBy, text)} ·{' '}
                    {format.instant(state.importedAt)}
                  </small>
                </li>
              ))}
            </ol>
          </section>
          {(system === 'icd-10' || system === 'icd-9-cm-3') && (
            <section className="sanyi-section">
              <h2>{text.maps}</h2>
              {data.maps.length === 0 && <p className="sanyi-faint">{text.noMaps}</p>}
              <ul className="dictionaries-pairs">
                {data.maps.map((pair) => (
                  <li key={`${pair.from}/${pair.to}/${pair.validFrom}`} data-past={pair.validUntil !== null}>
                    <div>
                      <i>{text.clinical}</i>
                      <GoLink href={codeHref(system, pair.from)}>
                        <code>{pair.from}</code>
                      </GoLink>{' '}
                      {pair.fromName}
                    </div>
                    <div>
                      <i>{text.insurance}</i>
                      <GoLink href={codeHref(system, pair.to)}>
                        <code>{pair.to}</code>
                      </GoLink>{' '}
                      {pair.toName}
                    </div>
                    {pair.validUntil !== null && <small>{days(pair.validFrom, pair.validUntil)}</small>}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </>
  );
}
