import { Button, Input, Popover } from 'antd';
import { useMemo, useState } from 'react';
import { useText } from '../locale/locale.tsx';
import { useAddress, useGo, writeQuery } from '../shell/address.ts';
import { words } from '../text/zh-en.ts';
import './table.css';

export interface SavedView {
  readonly id: string;
  readonly title: string;
  /** The address query it stands for, without `figure` and without `open`: `?status=red`. */
  readonly query: string;
  /** Comes with the product and cannot be removed. */
  readonly fixed?: boolean;
}

export interface SavedViewsState {
  readonly views: readonly SavedView[];
  readonly current: SavedView | null;
  /** What would be saved now. */
  readonly query: string;
  readonly apply: (view: SavedView) => void;
  readonly save: (title: string) => void;
  readonly remove: (view: SavedView) => void;
}

/** Saved views of a list (常用视图): a view is the filters of the address with a name; storing is up to the caller. */
export function useSavedViews(given: {
  readonly views: readonly SavedView[];
  readonly onSave: (title: string, query: string) => void;
  readonly onRemove: (view: SavedView) => void;
}): SavedViewsState {
  const [address] = useAddress();
  const go = useGo();
  const query = useMemo(() => writeQuery({ ...address, figure: null, open: null, wall: null }), [address]);
  return {
    views: given.views,
    current: given.views.find((view) => view.query === query) ?? null,
    query,
    apply: (view) => go(`${window.location.pathname}${view.query}`),
    save: (title) => given.onSave(title, query),
    remove: given.onRemove,
  };
}

/** The row of saved views above a table, with “save this view”. */
export function SavedViews({ views, current, query, apply, save, remove }: SavedViewsState) {
  const text = useText(words);
  const [title, setTitle] = useState('');
  const [open, setOpen] = useState(false);
  function keep() {
    save(title.trim());
    setTitle('');
    setOpen(false);
  }
  return (
    <nav className="sanyi-views" aria-label={text.views}>
      {views.map((view) => (
        <span key={view.id} className={view.id === current?.id ? 'sanyi-view-current' : undefined}>
          <button type="button" aria-pressed={view.id === current?.id} onClick={() => apply(view)}>
            {view.title}
          </button>
          {view.id === current?.id && !view.fixed && (
            <button type="button" aria-label={`${text.remove} ${view.title}`} onClick={() => remove(view)}>
              ×
            </button>
          )}
        </span>
      ))}
      {!current && query !== '' && (
        <Popover
          trigger="click"
          open={open}
          onOpenChange={setOpen}
          content={
            <form
              className="sanyi-view-form"
              onSubmit={(event) => {
                event.preventDefault();
                if (title.trim()) keep();
              }}
            >
              <Input
                value={title}
                maxLength={30}
                placeholder={text.viewName}
                aria-label={text.viewName}
                onChange={(event) => setTitle(event.target.value)}
              />
              <Button type="primary" htmlType="submit" disabled={!title.trim()}>
                {text.save}
              </Button>
            </form>
          }
        >
          <Button type="link" size="small">
            {text.saveView}
          </Button>
        </Popover>
      )}
    </nav>
  );
}
