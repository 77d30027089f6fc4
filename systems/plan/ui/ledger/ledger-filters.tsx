import { isMeant, StateMark, useLocale, useNarrow, useText } from '@sanyi/ui';
import { Button, Checkbox, Input, type InputRef, Popover, Select } from 'antd';
import { type RefObject, useEffect, useState } from 'react';
import { STATE_TITLES } from '../../engine/ledger/group-ledger.ts';
import { lights, workStates } from '../../engine/ledger/words.ts';
import { ledgerWords } from '../../text/ledger-words.ts';
import type { LedgerRow } from '../shared/contract.ts';
import { type FilterName, type LedgerAddress, listOf, toggled } from './ledger-query.ts';
import { departmentFacets, type Facet, sectionFacets } from './ledger-rows.ts';

const SEARCH_REST_MS = 180;
const MORE: readonly FilterName[] = [
  'sectionId',
  'role',
  'kind',
  'dueBefore',
  'dueAfter',
  'hasTarget',
  'ongoing',
  'disputed',
  'unassigned',
  'mine',
  'review',
];

const EVERYDAY: readonly FilterName[] = ['organisationId', 'state', 'due'];

/** Filters of the ledger (筛选栏): what is used every day in sight, the rest one click away, all of it in the address. */
export function LedgerFilters({
  ledger,
  rows,
  searchRef,
}: {
  ledger: LedgerAddress;
  /** All rows of the plan, for the choices and their counts. */
  rows: readonly LedgerRow[];
  searchRef: RefObject<InputRef | null>;
}) {
  const text = useText(ledgerWords);
  const narrow = useNarrow();
  const { address, change, active, clear } = ledger;
  const chosenLights = listOf(address['light']);
  const hidden = active.filter((name) => MORE.includes(name) || (narrow && EVERYDAY.includes(name))).length;
  return (
    <div className="plan-filters">
      <SearchBox ledger={ledger} inputRef={searchRef} />
      <div className="plan-light-filter" role="group" aria-label={text.light}>
        {lights.map((light) => (
          <button
            key={light}
            type="button"
            aria-pressed={chosenLights.includes(light)}
            onClick={() => change({ light: toggled(address['light'], light) })}
          >
            <StateMark light={light} /> <b>{rows.filter((row) => row.light.light === light).length}</b>
          </button>
        ))}
      </div>
      {!narrow && <EverydayFilters ledger={ledger} rows={rows} />}
      <Popover
        trigger="click"
        placement="bottomLeft"
        content={<MoreFilters ledger={ledger} rows={rows} narrow={narrow} />}
      >
        <Button aria-haspopup="dialog">
          {text.more}
          {hidden > 0 && <b className="plan-filter-count">{hidden}</b>}
        </Button>
      </Popover>
      {active.length > 0 && (
        <Button type="link" size="small" onClick={clear}>
          {text.clear}
        </Button>
      )}
    </div>
  );
}

/** Typing filters after a moment of rest; the address is only written then. */
function SearchBox({ ledger, inputRef }: { ledger: LedgerAddress; inputRef: RefObject<InputRef | null> }) {
  const text = useText(ledgerWords);
  const { address, change } = ledger;
  const inAddress = address['text'] ?? '';
  const [typed, setTyped] = useState(inAddress);
  const [seen, setSeen] = useState(inAddress);
  if (seen !== inAddress) {
    setSeen(inAddress);
    if (inAddress !== typed.trim()) setTyped(inAddress);
  }
  useEffect(() => {
    if (typed.trim() === inAddress) return;
    const rest = setTimeout(() => change({ text: typed.trim() || null }), SEARCH_REST_MS);
    return () => clearTimeout(rest);
  }, [typed, inAddress, change]);
  return (
    <Input
      ref={inputRef}
      allowClear
      className="plan-ledger-search"
      aria-label={text.search}
      placeholder={text.search}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

/** A choice with the number of its rows. */
function facetOption({ data }: { readonly data: { readonly label: string; readonly count: number } }) {
  return (
    <span className="plan-facet">
      {data.label} <small>{data.count}</small>
    </span>
  );
}

function FacetSelect({
  label,
  placeholder,
  value,
  facets,
  onChange,
}: {
  label: string;
  placeholder: string;
  value: string | undefined;
  facets: readonly Facet[];
  onChange: (value: string | null) => void;
}) {
  return (
    <Select<string | null, { value: string; label: string; count: number }>
      allowClear
      aria-label={label}
      placeholder={placeholder}
      value={value ?? null}
      options={facets.map((one) => ({ value: one.value, label: one.title, count: one.count }))}
      optionRender={facetOption}
      showSearch={{ filterOption: (typed, option) => option !== undefined && isMeant(typed, option.label) }}
      onChange={(next) => onChange(next ?? null)}
      popupMatchSelectWidth={280}
      style={{ minWidth: 130, maxWidth: 220 }}
    />
  );
}

interface ChoicesProps {
  readonly ledger: LedgerAddress;
  readonly rows: readonly LedgerRow[];
}

/** Department, state and due day: in the bar, on a phone among the others. */
function EverydayFilters({ ledger, rows }: ChoicesProps) {
  const text = useText(ledgerWords);
  const { say } = useLocale();
  const { address, change } = ledger;
  return (
    <>
      <FacetSelect
        label={text.department}
        placeholder={text.allDepartments}
        value={address['organisationId']}
        facets={departmentFacets(rows)}
        onChange={(organisationId) => change({ organisationId })}
      />
      <Select
        mode="multiple"
        maxTagCount={1}
        allowClear
        aria-label={text.state}
        placeholder={text.state}
        value={listOf(address['state'])}
        options={workStates.map((state) => ({ value: state as string, label: say(STATE_TITLES[state]) }))}
        onChange={(states: string[]) => change({ state: states.join(',') || null })}
        style={{ minWidth: 110 }}
      />
      <Select
        allowClear
        aria-label={text.due}
        placeholder={text.due}
        value={address['due'] ?? null}
        options={[
          { value: 'overdue', label: text.overdue },
          { value: 'soon', label: text.soon },
          { value: 'dated', label: text.dated },
          { value: 'none', label: text.undated },
        ]}
        onChange={(due: string | null) => change({ due })}
        style={{ minWidth: 100 }}
        popupMatchSelectWidth={false}
      />
    </>
  );
}

function MoreFilters({ ledger, rows, narrow }: ChoicesProps & { readonly narrow: boolean }) {
  const text = useText(ledgerWords);
  const { address, change } = ledger;
  const flags = [
    ['mine', text.mine],
    ['unassigned', text.unassigned],
    ['disputed', text.disputed],
    ['ongoing', text.ongoing],
  ] as const;
  return (
    <div className="plan-more-filters">
      {narrow && <EverydayFilters ledger={ledger} rows={rows} />}
      <label>
        <span>{text.section}</span>
        <FacetSelect
          label={text.section}
          placeholder={text.allSections}
          value={address['sectionId']}
          facets={sectionFacets(rows)}
          onChange={(sectionId) => change({ sectionId })}
        />
      </label>
      <label>
        <span>{text.role}</span>
        <Select
          allowClear
          placeholder={text.anyRole}
          value={address['role'] ?? null}
          options={[
            { value: 'lead', label: text.lead },
            { value: 'coop', label: text.coop },
          ]}
          onChange={(role: string | null) => change({ role })}
        />
      </label>
      <label>
        <span>{text.kind}</span>
        <Select
          allowClear
          placeholder={text.anyKind}
          value={address['kind'] ?? null}
          options={[
            { value: 'task', label: text.task },
            { value: 'measure', label: text.measureKind },
          ]}
          onChange={(kind: string | null) => change({ kind })}
        />
      </label>
      <label>
        <span>{text.targets}</span>
        <Select
          allowClear
          placeholder={text.dueAny}
          value={address['hasTarget'] ?? null}
          options={[
            { value: 'true', label: text.hasTarget },
            { value: 'false', label: text.noTarget },
          ]}
          onChange={(hasTarget: string | null) => change({ hasTarget })}
        />
      </label>
      {(['dueAfter', 'dueBefore'] as const).map((name) => (
        <label key={name}>
          <span>{text[name]}</span>
          <Input
            type="date"
            allowClear
            value={address[name] ?? ''}
            onChange={(event) => change({ [name]: event.target.value || null })}
          />
        </label>
      ))}
      <div className="plan-flags">
        {flags.map(([name, label]) => (
          <Checkbox
            key={name}
            checked={address[name] === 'true'}
            onChange={(event) => change({ [name]: event.target.checked ? 'true' : null })}
          >
            {label}
          </Checkbox>
        ))}
      </div>
    </div>
  );
}
