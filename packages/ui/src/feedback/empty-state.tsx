import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useGo } from '../shell/address.ts';
import './feedback.css';

/** Nothing here yet (空状态): says what to do first, with the button for it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  /** One sentence: why it is empty and who can fill it. */
  children?: ReactNode;
  action?: { readonly label: string } & ({ readonly href: string } | { readonly onClick: () => void });
}) {
  const go = useGo();
  return (
    <div className="sanyi-empty">
      <svg viewBox="0 0 64 48" width="64" height="48" aria-hidden="true">
        <path d="M10 6h32l12 12v24H10Z M42 6v12h12 M18 24h20 M18 31h28" />
      </svg>
      <h3>{title}</h3>
      {children && <p>{children}</p>}
      {action && (
        <Button type="primary" onClick={() => ('href' in action ? go(action.href) : action.onClick())}>
          {action.label}
        </Button>
      )}
    </div>
  );
}
