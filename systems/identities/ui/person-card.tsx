import { routeOf } from '@sanyi/kernel';
import { callRoute, useFormat, useLocale, useMay, useText } from '@sanyi/ui';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { manifest } from '../manifest.ts';
import { words } from '../text/words.ts';
import type { ClearPerson, MaskedPerson } from './contract.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { useUsesStale } from './use-uses-stale.ts';

type Doing = 'unmask' | 'correct' | 'erase';
type Corrected = 'name' | 'identityNumber' | 'phone' | 'address';

/** One person, masked (人员卡片); what is shown in clear lives in this component for its seconds and nowhere else. */
export function PersonCard({ person, onChanged }: { person: MaskedPerson; onChanged: () => void }) {
  const text = useText(words);
  const format = useFormat();
  const { say } = useLocale();
  const mayUnmask = useMay('identities.unmask');
  const mayCorrect = useMay('identities.correct');
  const [doing, setDoing] = useState<Doing | null>(null);
  const [clear, setClear] = useState<ClearPerson | null>(null);
  const [left, setLeft] = useState(0);
  const [field, setField] = useState<Corrected>('name');
  const [value, setValue] = useState('');
  const usesStale = useUsesStale();

  useEffect(() => {
    if (clear === null) return;
    const ends = Date.now() + clear.seconds * 1_000;
    const timer = setInterval(() => {
      const seconds = Math.ceil((ends - Date.now()) / 1_000);
      setLeft(seconds);
      if (seconds <= 0) setClear(null);
    }, 500);
    return () => clearInterval(timer);
  }, [clear]);

  const labels = {
    name: text.name,
    personNumber: text.person,
    identityNumber: text.identity,
    phone: text.phone,
    address: text.address,
  };
  const shown = clear ?? person;
  const { personKey } = person;

  async function confirm(reason: string) {
    if (doing === 'unmask') {
      const answer = await callRoute<ClearPerson>(routeOf(manifest, 'unmask'), {
        body: { personKey, reason },
      });
      setLeft(answer.seconds);
      setClear(answer);
    } else if (doing === 'correct') {
      await callRoute(routeOf(manifest, 'correct'), { body: { personKey, field, value, reason } });
      setClear(null);
      onChanged();
    } else if (doing === 'erase') {
      await callRoute(routeOf(manifest, 'erase'), { body: { personKey, reason } });
      setClear(null);
      onChanged();
    }
    setDoing(null);
    setValue('');
    await usesStale();
  }

  return (
    <article className="identities-card sanyi-sheet" data-clear={clear !== null}>
      <dl>
        {(Object.keys(labels) as (keyof typeof labels)[]).map((name) => (
          <div key={name}>
            <dt>{labels[name]}</dt>
            <dd>{shown[name] ?? '—'}</dd>
          </div>
        ))}
        <div>
          <dt>{text.region}</dt>
          <dd>{say(person.regionName)}</dd>
        </div>
      </dl>
      <p className="identities-actions">
        {clear ? (
          <>
            <Button onClick={() => setClear(null)}>{text.hide}</Button>
            <span role="timer">{text.left(Math.max(left, 0))}</span>
          </>
        ) : (
          mayUnmask && <Button onClick={() => setDoing('unmask')}>{text.unmask}</Button>
        )}
        {mayCorrect && <Button onClick={() => setDoing('correct')}>{text.correct}</Button>}
        {mayCorrect && (
          <Button danger onClick={() => setDoing('erase')}>
            {text.erase}
          </Button>
        )}
        <small>
          {text.updated} {format.instant(person.updatedAt)}
        </small>
      </p>
      {doing !== null && (
        <ReasonDialog
          title={
            doing === 'erase' ? text.eraseTitle : doing === 'correct' ? text.correctTitle : text.unmaskTitle
          }
          note={doing === 'erase' ? text.eraseNote : doing === 'unmask' ? text.unmaskNote : ''}
          danger={doing === 'erase'}
          ready={doing !== 'correct' || value.trim() !== ''}
          onCancel={() => setDoing(null)}
          onConfirm={confirm}
        >
          {doing === 'correct' && (
            <>
              <label>
                <span>{text.field}</span>
                <Select<Corrected>
                  aria-label={text.field}
                  value={field}
                  onChange={setField}
                  options={(['name', 'identityNumber', 'phone', 'address'] as const).map((name) => ({
                    value: name,
                    label: labels[name],
                  }))}
                />
              </label>
              <label>
                <span>{text.value}</span>
                <Input
                  autoComplete="off"
                  maxLength={500}
                  value={value}
                  onChange={(event) => setValue(event.target.value)}
                />
              </label>
            </>
          )}
        </ReasonDialog>
      )}
    </article>
  );
}
