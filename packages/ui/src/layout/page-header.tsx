import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useCrumb } from '../shell/crumb.tsx';
import './layout.css';

/** The head of a page (页头): title, one sentence, facts beside it and the page's actions. Sets breadcrumb and tab title. */
export function PageHeader({
  title,
  summary,
  facts,
  actions,
  children,
}: {
  title: string;
  /** One sentence: what this page answers. */
  summary?: ReactNode;
  /** Small facts: period, plan, number of rows. */
  facts?: readonly ReactNode[];
  actions?: ReactNode;
  /** Filters or tabs below the title. */
  children?: ReactNode;
}) {
  useCrumb(title);
  useEffect(() => {
    document.title = `${title} · 三医`;
  }, [title]);
  return (
    <header className="sanyi-page-header">
      <div className="sanyi-page-header-line">
        <div>
          <h1>{title}</h1>
          {facts && facts.length > 0 && (
            <ul className="sanyi-page-facts">
              {facts.map((fact, place) => (
                <li key={place}>{fact}</li>
              ))}
            </ul>
          )}
        </div>
        {actions && <div className="sanyi-page-actions">{actions}</div>}
      </div>
      {summary && <p className="sanyi-page-summary">{summary}</p>}
      {children && <div className="sanyi-page-tools">{children}</div>}
    </header>
  );
}
