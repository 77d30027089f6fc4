import { Button, Drawer } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useText } from '../locale/locale.tsx';
import { words } from '../text/zh-en.ts';
import './layout.css';

/** The panel in which a row opens (侧栏): beside the table, which stays usable; full width on a phone; Esc closes it. */
export function SidePanel({
  open,
  title,
  onClose,
  actions,
  width = 520,
  children,
}: {
  open: boolean;
  title: ReactNode;
  onClose: () => void;
  actions?: ReactNode;
  width?: number;
  children: ReactNode;
}) {
  const text = useText(words);
  useEffect(() => {
    if (!open) return;
    document.body.style.setProperty('--sanyi-panel', `${width}px`);
    document.body.dataset['panel'] = 'open';
    return () => {
      delete document.body.dataset['panel'];
    };
  }, [open, width]);
  return (
    <Drawer
      open={open}
      onClose={onClose}
      mask={false}
      size={`min(${width}px, 100vw)`}
      closable={false}
      destroyOnHidden
      rootClassName="sanyi-side-panel"
      title={title}
      extra={
        <>
          {actions}
          <Button type="text" aria-label={text.close} onClick={onClose}>
            ×
          </Button>
        </>
      }
    >
      {children}
    </Drawer>
  );
}
