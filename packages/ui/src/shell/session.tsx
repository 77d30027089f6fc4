import type { Access, LocalText, RoleId } from '@sanyi/kernel';
import { PUBLIC, SIGNED_IN } from '@sanyi/kernel';
import { createContext, type ReactNode, useContext } from 'react';

export interface EngineFace {
  readonly kind: string;
  readonly version: string;
  /** What it promises and what it does not, in a sentence. */
  readonly promise: LocalText;
}

export interface DemonstrationLogin {
  readonly username: string;
  readonly password: string;
  readonly title: LocalText;
}

export interface Installation {
  readonly name: LocalText;
  readonly demonstration: boolean;
  readonly demonstrationLogins?: readonly DemonstrationLogin[];
  readonly recordsEngine: EngineFace;
  readonly factsEngine: EngineFace | null;
  readonly version: string;
}

export interface SessionViewer {
  readonly accountId: string;
  readonly username: string;
  readonly displayName: LocalText;
  readonly role: RoleId;
  readonly organisationId: string;
  readonly organisationName: LocalText;
  readonly mustChangePassword: boolean;
}

/** Who is signed in, what they may do, and what they are looking at (会话). */
export interface Session {
  readonly viewer: SessionViewer | null;
  readonly permissions: readonly string[];
  readonly installation: Installation;
}

const SessionContext = createContext<Session | null>(null);

/** Gives the pages inside it who is signed in (会话). */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session; pages are only shown inside one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of SessionProvider');
  return session;
}

/** The account signed in; pages behind the login always have one. */
export function useViewer(): SessionViewer {
  const { viewer } = useSession();
  if (!viewer) throw new Error('useViewer without a signed-in account');
  return viewer;
}

/** Whether a session may use something of this access; only for showing and hiding, the server decides. */
export function sessionMay(session: Session, access: Access): boolean {
  if (access === PUBLIC) return true;
  if (!session.viewer) return false;
  return access === SIGNED_IN || session.permissions.includes(access);
}

/** {@link sessionMay} for the current session: `useMay('plan.edit')`. */
export function useMay(access: Access): boolean {
  return sessionMay(useSession(), access);
}
