import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { useLocale } from '../locale/locale.tsx';
import { useRemembered } from '../util/remembered.ts';
import { antdTheme, type Density } from './antd-theme.ts';
import './base.css';
import { dark, light, type Palette, paletteVariables } from './tokens.ts';

export type Mode = 'light' | 'dark';

export interface Appearance {
  readonly mode: Mode;
  readonly setMode: (mode: Mode) => void;
  readonly density: Density;
  readonly setDensity: (density: Density) => void;
  readonly palette: Palette;
  /** Wall screen (大屏): 1.5 times the type, no chrome. */
  readonly wall: boolean;
}

const AppearanceContext = createContext<Appearance | null>(null);

const isMode = (text: string): text is Mode => text === 'light' || text === 'dark';
const isDensity = (text: string): text is Density => text === 'comfortable' || text === 'compact';

/** Light or dark, density and wall screen (外观), remembered on this machine; sets antd's theme and the CSS variables. */
export function AppearanceProvider({ wall = false, children }: { wall?: boolean; children: ReactNode }) {
  const preferred: Mode = globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const [mode, setMode] = useRemembered('sanyi.mode', preferred, isMode);
  const [density, setDensity] = useRemembered<Density>('sanyi.density', 'comfortable', isDensity);
  const { locale } = useLocale();
  const palette = mode === 'dark' ? dark : light;

  useEffect(() => {
    const root = document.documentElement;
    for (const [name, value] of Object.entries(paletteVariables(palette)))
      root.style.setProperty(name, value);
    root.dataset['mode'] = mode;
    root.dataset['density'] = density;
    root.dataset['wall'] = wall ? 'yes' : 'no';
    root.style.colorScheme = mode;
  }, [palette, mode, density, wall]);

  const value = useMemo(
    () => ({ mode, setMode, density, setDensity, palette, wall }),
    [mode, setMode, density, setDensity, palette, wall],
  );
  const antd = useMemo(() => antdTheme(palette, mode, density), [palette, mode, density]);
  useEffect(() => {
    dayjs.locale(locale === 'en' ? 'en' : 'zh-cn');
  }, [locale]);

  return (
    <AppearanceContext value={value}>
      <ConfigProvider
        theme={antd}
        locale={locale === 'en' ? enUS : zhCN}
        componentSize={density === 'compact' ? 'small' : 'middle'}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
      >
        <App component={false}>{children}</App>
      </ConfigProvider>
    </AppearanceContext>
  );
}

/** The current appearance; outside of a provider the light, comfortable one. */
export function useAppearance(): Appearance {
  const value = useContext(AppearanceContext);
  if (value) return value;
  return {
    mode: 'light',
    setMode: () => undefined,
    density: 'comfortable',
    setDensity: () => undefined,
    palette: light,
    wall: false,
  };
}
