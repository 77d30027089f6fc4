import { PageHarness, testSession } from '@sanyi/ui/testing';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MaskedPerson } from './contract.ts';
import { PersonCard } from './person-card.tsx';

const person: MaskedPerson = {
  personKey: '77',
  regionName: { zh: '清河区', en: 'Qinghe' },
  name: '赵**',
  personNumber: '990********0001',
  identityNumber: '990***********0010',
  phone: '138****0001',
  address: '云州市清河区****',
  fileNo: '1',
  updatedAt: '2026-04-10T01:00:00.000Z',
};
const clear = {
  personKey: '77',
  name: '赵示例',
  personNumber: '990102000000001',
  identityNumber: '990102196001010010',
  phone: '13800000001',
  address: '云州市清河区演示路1号',
  seconds: 2,
};

function show(permissions: readonly string[]) {
  const sent: { path: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    sent.push({ path, body: typeof init.body === 'string' ? JSON.parse(init.body) : null });
    return Promise.resolve(new Response(JSON.stringify(clear)));
  });
  render(
    <PageHarness
      session={testSession(permissions)}
      page={() => <PersonCard person={person} onChanged={() => undefined} />}
    />,
  );
  return sent;
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('PersonCard', () => {
  it('offers nothing without permission', async () => {
    show(['identities.read']);
    expect(await screen.findByText('赵**')).toBeTruthy();
    expect(screen.queryAllByRole('button')).toHaveLength(0);
  });

  it('shows clear text for a reason, for its seconds, and keeps it nowhere', async () => {
    const sent = show(['identities.read', 'identities.unmask']);
    fireEvent.click(await screen.findByRole('button', { name: '查看明文' }));
    const confirm = screen.getByRole<HTMLButtonElement>('button', { name: /^确\s?定$/ });
    expect(confirm.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('事由'), { target: { value: '核对住院记录' } });
    fireEvent.click(confirm);
    expect(await screen.findByText('赵示例')).toBeTruthy();
    expect(sent).toEqual([
      {
        path: expect.stringMatching(/\/api\/identities\/unmask$/),
        body: { personKey: '77', reason: '核对住院记录' },
      },
    ]);
    const kept = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, window.location.href]);
    expect(kept).not.toContain('赵示例');
    expect(kept).not.toContain(clear.identityNumber);
    await act(() => new Promise((resolve) => setTimeout(resolve, 2_700)));
    await waitFor(() => expect(screen.queryByText('赵示例')).toBeNull());
    expect(screen.getByText('赵**')).toBeTruthy();
  });
});
