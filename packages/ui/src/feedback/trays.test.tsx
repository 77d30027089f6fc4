import type { RouteDeclaration } from '@sanyi/kernel';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SearchPalette } from '../search/search-palette.tsx';
import { useAddress } from '../shell/address.ts';
import { PageHarness } from '../testing/page-harness.tsx';
import { FileDrop } from './file-drop.tsx';
import { JobTray } from './job-tray.tsx';

const text = (zh: string) => ({ zh, en: zh });
const route = (id: string, method: RouteDeclaration['method'], path: string): RouteDeclaration => ({
  id,
  method,
  path,
  title: text(id),
  access: 'signed-in',
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('JobTray', () => {
  it('shows percent, what failed and why, and cancels', async () => {
    const asked: string[] = [];
    const jobs = [
      {
        id: 'j1',
        title: text('读取方案'),
        state: 'running',
        done: 45,
        total: 90,
        unit: text('段'),
        message: null,
      },
      {
        id: 'j2',
        title: text('导出台账'),
        state: 'failed',
        done: null,
        total: null,
        unit: null,
        message: null,
        problem: {
          code: 'plan/full',
          title: text('磁盘已满'),
          detail: text('只剩0.3 GB。'),
          cure: text('请清理数据目录。'),
        },
      },
    ];
    vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
      asked.push(`${init.method} ${address}`);
      return Promise.resolve(new Response(JSON.stringify({ jobs })));
    });
    const Page = () => (
      <JobTray
        list={route('jobs', 'GET', '/x/jobs')}
        cancel={route('stop', 'POST', '/x/jobs/:jobId/cancel')}
      />
    );
    render(<PageHarness page={Page} />);
    fireEvent.click(await screen.findByRole('button', { name: '后台任务 1' }));
    expect(await screen.findByText('进行中 · 50%')).toBeTruthy();
    expect(screen.getByText('请清理数据目录。')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '取消' }));
    await waitFor(() => expect(asked).toContain('POST /api/x/jobs/j1/cancel'));
  });
});

describe('FileDrop', () => {
  it('refuses in words what is too large or of another kind, without asking the server', async () => {
    const fetched = vi.fn();
    vi.stubGlobal('XMLHttpRequest', fetched);
    const Page = () => (
      <FileDrop
        route={route('import', 'POST', '/x/imports')}
        accept={['.docx']}
        maxBytes={1_048_576}
        multiple
        onDone={() => undefined}
      />
    );
    render(<PageHarness page={Page} />);
    const area = await screen.findByRole('button', { name: /把文件拖到这里/ });
    const large = new File([new Uint8Array(1_048_577)], '方案.DOCX');
    fireEvent.drop(area, { dataTransfer: { files: [large, new File(['x'], '方案.wps')] } });
    const refusals = await screen.findAllByRole('alert');
    expect(refusals.map((one) => one.textContent)).toEqual([
      '“方案.DOCX”超过1 MB，没有上传。请拆分后再传。',
      '“方案.wps”不是可接收的格式（.docx），没有上传。',
    ]);
    expect(fetched).not.toHaveBeenCalled();
  });

  it('sends the others when the server refuses one, and says of each why', async () => {
    const sent: string[] = [];
    class Upload extends EventTarget {
      readonly upload = new EventTarget();
      status = 0;
      responseText = '';
      open() {
        this.status = 201;
      }
      setRequestHeader() {
        this.responseText = '{}';
      }
      getResponseHeader() {
        return null;
      }
      send(form: FormData) {
        const file = form.get('file');
        const name = file instanceof File ? file.name : '';
        sent.push(name);
        if (name.startsWith('坏')) {
          this.status = 422;
          this.responseText = JSON.stringify({
            type: 'plan/unreadable',
            title: '读不出文字',
            detail: `${name}没有文字层。`,
            cure: '请换一份。',
          });
        }
        queueMicrotask(() => this.dispatchEvent(new Event('load')));
      }
    }
    vi.stubGlobal('XMLHttpRequest', Upload);
    const done = vi.fn();
    const Page = () => (
      <FileDrop
        route={route('import', 'POST', '/x/imports')}
        accept={['.docx']}
        maxBytes={1_048_576}
        multiple
        onDone={(_, file) => done(file.name)}
      />
    );
    render(<PageHarness page={Page} />);
    const area = await screen.findByRole('button', { name: /把文件拖到这里/ });
    const files = ['甲.docx', '坏一.docx', '乙.docx', '坏二.docx'].map((name) => new File(['x'], name));
    fireEvent.drop(area, { dataTransfer: { files } });
    await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(2));
    expect(sent).toEqual(['甲.docx', '坏一.docx', '乙.docx', '坏二.docx']);
    expect(done.mock.calls.flat()).toEqual(['甲.docx', '乙.docx']);
    const notes = screen.getAllByRole('alert').map((note) => note.textContent);
    expect(notes[0]).toContain('坏一.docx没有文字层。');
    expect(notes[1]).toContain('“坏二.docx”');
  });
});

describe('SearchPalette', () => {
  it('opens by /, finds pages by initials and what systems answer, and goes there', async () => {
    const opened = vi.fn();
    const provider = {
      id: 'tasks',
      search: (typed: string) =>
        Promise.resolve([{ id: 't1', kind: text('任务'), title: text(`任务“${typed}”`), href: '/?task=t1' }]),
    };
    const pages = [{ id: 'ledger', kind: text('页面'), title: text('任务台账'), href: '/?page=ledger' }];
    const providers = [provider];
    function Page() {
      const [query] = useAddress();
      return (
        <>
          <output>{JSON.stringify(query)}</output>
          <SearchPalette open onOpen={opened} onClose={() => undefined} pages={pages} providers={providers} />
        </>
      );
    }
    render(<PageHarness page={Page} />);
    const input = await screen.findByRole('combobox');
    fireEvent.keyDown(document.body, { key: '/' });
    expect(opened).toHaveBeenCalledTimes(1);
    fireEvent.change(input, { target: { value: 'rwtz' } });
    await screen.findByText('任务“rwtz”');
    expect(screen.getAllByRole('option').map((hit) => hit.textContent)).toEqual([
      '页面任务台账',
      '任务任务“rwtz”',
    ]);
    fireEvent.keyDown(input, { key: 'ArrowDown' });
    fireEvent.keyDown(input, { key: 'Enter' });
    await waitFor(() => expect(screen.getByText('{"task":"t1"}')).toBeTruthy());
  });
});
