import { MenuOutlined, MoonOutlined, SearchOutlined, SunOutlined } from '@ant-design/icons';
import { GoLink, JobTray, useAppearance, useLocale, useNarrow, useSession, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { AccountMenu } from './account-menu.tsx';
import { Mark } from './mark.tsx';
import { sessionRoutes } from './session-routes.ts';
import { words } from './text.ts';

/** The bar on top (顶栏): product and region, search, jobs, language, appearance, account. */
export function TopBar({ onSearch, onMenu }: { onSearch: () => void; onMenu: () => void }) {
  const text = useText(words);
  const { say, locale, setLocale } = useLocale();
  const { installation } = useSession();
  const { mode, setMode, density, setDensity } = useAppearance();
  const narrow = useNarrow();
  const compact = density === 'compact';
  return (
    <header className="shell-top">
      <Button
        type="text"
        className="shell-menu-button"
        icon={<MenuOutlined />}
        aria-label={text.openMenu}
        onClick={onMenu}
      />
      <GoLink href="/" className="shell-brand" aria-label={`${text.product} ${text.toHome}`}>
        <Mark size={26} />
        <strong>{text.product}</strong>
      </GoLink>
      <span className="shell-region">{say(installation.name)}</span>
      <button type="button" className="shell-search" onClick={onSearch} aria-label={text.search}>
        <SearchOutlined aria-hidden="true" />
        <span>{text.search}</span>
        <kbd>/</kbd>
      </button>
      <JobTray list={sessionRoutes.jobs} cancel={sessionRoutes.cancelJob} />
      {!narrow && (
        <>
          <Button
            type="text"
            aria-label={compact ? text.toComfortable : text.toCompact}
            title={compact ? text.toComfortable : text.toCompact}
            onClick={() => setDensity(compact ? 'comfortable' : 'compact')}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="shell-lines">
              <path d={compact ? 'M2 3h12M2 13h12M2 8h12' : 'M2 3h12M2 6.3h12M2 9.6h12M2 13h12'} />
            </svg>
          </Button>
          <Button
            type="text"
            icon={mode === 'dark' ? <SunOutlined /> : <MoonOutlined />}
            aria-label={mode === 'dark' ? text.toLight : text.toDark}
            title={mode === 'dark' ? text.toLight : text.toDark}
            onClick={() => setMode(mode === 'dark' ? 'light' : 'dark')}
          />
          <Button
            type="text"
            lang={locale === 'en' ? 'zh-CN' : 'en'}
            onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}
          >
            {text.language}
          </Button>
        </>
      )}
      <AccountMenu narrow={narrow} />
    </header>
  );
}
