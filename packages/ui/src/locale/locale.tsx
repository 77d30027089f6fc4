import { inLocale, type Locale, type LocalText } from '@sanyi/kernel';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { useRemembered } from '../util/remembered.ts';

export interface LocaleChoice {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  /** Picks the language of a text. */
  readonly say: (text: LocalText) => string;
}

const chinese: LocaleChoice = { locale: 'zh-CN', setLocale: () => undefined, say: (text) => text.zh };
const LocaleContext = createContext<LocaleChoice>(chinese);
const isLocale = (text: string): text is Locale => text === 'zh-CN' || text === 'en';

/** The language of the page (界面语言), Chinese unless chosen otherwise on this machine. */
export function LocaleProvider({ initial = 'zh-CN', children }: { initial?: Locale; children: ReactNode }) {
  const [locale, setLocale] = useRemembered<Locale>('sanyi.locale', initial, isLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const value = useMemo(
    () => ({ locale, setLocale, say: (text: LocalText) => inLocale(text, locale) }),
    [locale, setLocale],
  );
  return <LocaleContext value={value}>{children}</LocaleContext>;
}

/** The language, how to change it, and `say` for a text in both languages. */
export function useLocale(): LocaleChoice {
  return useContext(LocaleContext);
}

/** The words of a slice in the language of the page; takes what kernel's `defineText` made. */
export function useText<Words>(table: { readonly 'zh-CN': NoInfer<Words>; readonly en: Words }): Words {
  return table[useLocale().locale];
}

/** A text in the language of the page; what nobody has translated says that it is Chinese, so that it is read as such. */
export function Local({ text }: { text: LocalText }) {
  const { locale, say } = useLocale();
  const words = say(text);
  return locale === 'en' && /\p{Script=Han}/u.test(words) ? <span lang="zh-CN">{words}</span> : <>{words}</>;
}
