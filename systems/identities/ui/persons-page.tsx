import { routeOf } from '@sanyi/kernel';
import { Choice, callRoute, EmptyState, GoLink, PageHeader, ProblemNote, useMay, useText } from '@sanyi/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { words } from '../text/words.ts';
import type { FoundPersons } from './contract.ts';
import { PersonCard } from './person-card.tsx';
import { useUsesStale } from './use-uses-stale.ts';
import './identities.css';

/**
 * Looks a person up (人员查询). The number lives in this component alone: it is sent in the body of a request and never
 * stands in the address, in the query cache or in the browser's storage.
 */
export default function PersonsPage() {
  const text = useText(words);
  const seesUses = useMay('identities.audit');
  const [kind, setKind] = useState<'person' | 'identity'>('person');
  const [number, setNumber] = useState('');
  const [found, setFound] = useState<FoundPersons | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const usesStale = useUsesStale();

  async function lookUp() {
    setBusy(true);
    setProblem(null);
    setFound(null);
    try {
      setFound(await callRoute<FoundPersons>(routeOf(manifest, 'look-up'), { body: { kind, number } }));
      await usesStale();
    } catch (fault) {
      setProblem(fault);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <PageHeader
        title={text.title}
        summary={text.summary}
        actions={seesUses && <GoLink href={manifest.pages[1].path}>{text.uses}</GoLink>}
      />
      <form
        className="identities-look-up"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (number.trim() !== '') void lookUp();
        }}
      >
        <Choice
          label={text.kind}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'person', label: text.person },
            { value: 'identity', label: text.identity },
          ]}
        />
        <Input
          size="large"
          aria-label={text.number}
          placeholder={kind === 'person' ? text.person : text.identity}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={number.trim() === ''}>
          {text.find}
        </Button>
      </form>
      <ProblemNote problem={problem} />
      {found && found.persons.length === 0 && <EmptyState title={text.none}>{text.noneNote}</EmptyState>}
      {found && found.persons.length > 0 && (
        <div className="identities-found" aria-live="polite">
          {found.persons.map((person) => (
            <PersonCard
              key={`${person.personKey}/${person.regionName.zh}`}
              person={person}
              onChanged={() => void lookUp()}
            />
          ))}
        </div>
      )}
    </>
  );
}
