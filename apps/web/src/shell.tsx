import {
  SearchPalette,
  type SearchProvider,
  useAppearance,
  useChangeQuery,
  useSession,
  useText,
  WallScreen,
} from '@sanyi/ui';
import { Drawer } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { DemonstrationRibbon } from './demonstration-ribbon.tsx';
import { EngineFaces } from './engine-faces.tsx';
import { SideMenu } from './side-menu.tsx';
import { menuPlaces, type Place, pageHits } from './site-map.ts';
import { words } from './text.ts';
import { TopBar } from './top-bar.tsx';

/** The frame around every page (外壳): top bar, menu, breadcrumbs, page, and what the data live in. */
export function Shell({
  places,
  providers,
  children,
}: {
  places: readonly Place[];
  providers: readonly SearchProvider[];
  children: ReactNode;
}) {
  const text = useText(words);
  const session = useSession();
  const { wall } = useAppearance();
  const change = useChangeQuery();
  const [searching, setSearching] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  const menu = useMemo(() => menuPlaces(places, session), [places, session]);
  const hits = useMemo(() => pageHits(menu), [menu]);
  const openSearch = useCallback(() => setSearching(true), []);
  const closeSearch = useCallback(() => setSearching(false), []);
  const closeMenu = useCallback(() => setMenuOpen(false), []);

  useEffect(() => {
    if (!wall) return;
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') change({ wall: null });
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [wall, change]);

  if (wall)
    return (
      <div className="shell-wall">
        <DemonstrationRibbon />
        <main id="content" title={text.leaveWall}>
          <WallScreen>{children}</WallScreen>
        </main>
      </div>
    );
  return (
    <>
      <a className="shell-skip" href="#content">
        {text.skip}
      </a>
      <DemonstrationRibbon />
      <TopBar onSearch={openSearch} onMenu={() => setMenuOpen(true)} />
      <div className="shell-body">
        <div className="shell-side">
          <SideMenu places={menu} />
        </div>
        <div className="shell-page">
          <Breadcrumbs places={places} />
          <main id="content" tabIndex={-1}>
            {children}
          </main>
          <footer className="shell-footer">
            <EngineFaces />
          </footer>
        </div>
      </div>
      <Drawer
        open={menuOpen}
        onClose={closeMenu}
        placement="left"
        size={280}
        closable={false}
        title={text.menu}
        styles={{ body: { padding: 8 } }}
      >
        <SideMenu places={menu} onGo={closeMenu} />
      </Drawer>
      <SearchPalette
        open={searching}
        onOpen={openSearch}
        onClose={closeSearch}
        pages={hits}
        providers={providers}
      />
    </>
  );
}
