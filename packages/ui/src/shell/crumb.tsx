import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

interface CrumbHolder {
  readonly crumb: string | null;
  readonly setCrumb: (crumb: string | null) => void;
}

const CrumbContext = createContext<CrumbHolder>({ crumb: null, setCrumb: () => undefined });

/** Holds what the current page calls itself, for the last breadcrumb (面包屑). */
export function CrumbProvider({ children }: { children: ReactNode }) {
  const [crumb, setCrumb] = useState<string | null>(null);
  const value = useMemo(() => ({ crumb, setCrumb }), [crumb]);
  return <CrumbContext value={value}>{children}</CrumbContext>;
}

/** Names the current page, such as a task by its title; `PageHeader` calls it. */
export function useCrumb(title: string): void {
  const { setCrumb } = useContext(CrumbContext);
  useEffect(() => {
    setCrumb(title);
    return () => setCrumb(null);
  }, [setCrumb, title]);
}

/** What the current page calls itself. */
export function useCurrentCrumb(): string | null {
  return useContext(CrumbContext).crumb;
}
