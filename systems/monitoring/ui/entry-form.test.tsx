import { PageHarness } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Entry, EntryText } from './contract.ts';
import { EntryForm } from './entry-form.tsx';
import { entry, task, window } from './fixtures/window.ts';

interface Call {
  readonly line: string;
  readonly version: string | undefined;
  readonly body: EntryText | null;
}

/** A server that keeps one entry by its version, as the real one does. */
function server(start: Entry | null) {
  const calls: Call[] = [];
  const state = { entry: start };
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as EntryText) : null;
    calls.push({ line: `${init.method} ${address}`, version: headers['If-Match'], body });
    if (address.endsWith('/submit')) {
      state.entry = {
        ...(state.entry ?? entry),
        state: 'submitted',
        submittedAt: '2026-10-04T02:00:00.000Z',
      };
      return Promise.resolve(new Response(JSON.stringify(state.entry)));
    }
    const current = state.entry?.version ?? 0;
    if (headers['If-Match'] !== `"${current}"`)
      return Promise.resolve(
        new Response(
          JSON.stringify({ code: 'monitoring/entry-changed', facts: { current: state.entry, yours: body } }),
          { status: 409 },
        ),
      );
    state.entry = { ...(state.entry ?? entry), ...body, version: current + 1 };
    return Promise.resolve(new Response(JSON.stringify(state.entry)));
  });
  return { calls, state };
}

function show(given: Entry | null) {
  const saved: Entry[] = [];
  const Page = () => (
    <EntryForm
      window={window}
      task={{ ...task, entry: given }}
      today="2026-10-05"
      onSaved={(one) => saved.push(one)}
      onAmendEnd={() => undefined}
    />
  );
  render(<PageHarness page={Page} />);
  return saved;
}

const progress = () => screen.findByLabelText('本期进展');
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('EntryForm', () => {
  it('saves a draft at a pause, each time based on the version before', async () => {
    const { calls, state } = server(null);
    const saved = show(null);
    type(await progress(), '接入');
    type(await progress(), '接入三家');
    await waitFor(() => expect(calls).toHaveLength(1), { timeout: 3000 });
    expect(calls[0]).toEqual({
      line: 'PUT /api/monitoring/windows/w1/entries/t1',
      version: '"0"',
      body: { progress: '接入三家', problems: '', nextSteps: '' },
    });
    type(await progress(), '接入四家');
    await waitFor(() => expect(calls).toHaveLength(2), { timeout: 3000 });
    expect(calls[1]?.version).toBe('"1"');
    expect(state.entry?.progress).toBe('接入四家');
    await waitFor(() => expect(saved).toHaveLength(2));
  });

  it('shows both versions when a colleague was faster, and loses neither', async () => {
    const theirs = { ...entry, progress: '同事写的进展', version: 2 };
    const { calls, state } = server(theirs);
    show(entry);
    type(await progress(), '我写的进展');
    expect((await screen.findAllByText('同事写的进展', {}, { timeout: 3000 })).length).toBeGreaterThan(0);
    expect(state.entry?.progress).toBe('同事写的进展');
    expect(screen.getByDisplayValue('我写的进展')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '用我的覆盖' }));
    await waitFor(() => expect(calls.at(-1)?.version).toBe('"2"'));
    await waitFor(() => expect(state.entry?.progress).toBe('我写的进展'));
  });

  it('sends what is not saved yet when the page is left', async () => {
    const { calls } = server(null);
    show(null);
    type(await progress(), '刚写到一半');
    cleanup();
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]?.body?.progress).toBe('刚写到一半');
  });

  it('copies last period over, and refuses to submit nothing', async () => {
    const { calls } = server(null);
    show(null);
    await progress();
    fireEvent.click(screen.getByRole('button', { name: '提交' }));
    expect(await screen.findByText('请先写本期进展，再提交。')).toBeTruthy();
    expect(calls).toHaveLength(0);
    fireEvent.click(screen.getByRole('button', { name: '沿用上期：本期进展' }));
    fireEvent.click(screen.getByRole('button', { name: '提交' }));
    await waitFor(() => expect(calls.map((call) => call.line.split('/').at(-1))).toEqual(['t1', 'submit']));
    expect(calls[0]?.body?.progress).toBe('完成两家机构接入。');
  });
});
