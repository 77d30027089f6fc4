import { useLocale, useRoute } from '@sanyi/ui';
import { useMemo } from 'react';
import { dataRoute, type FormatList, type Overview, type Quality } from './contract.ts';

const FRESH = 300_000;

/** The formats the importers know (导入格式), and the name of any of them. */
export function useFormats() {
  const { say } = useLocale();
  const { data, error } = useRoute<FormatList>(dataRoute('formats'), { fresh: FRESH });
  return useMemo(() => {
    const formats = data?.formats ?? [];
    const names = new Map(formats.map((one) => [one.id, say(one.title)]));
    return { formats, error, nameOf: (id: string | null) => (id === null ? null : (names.get(id) ?? id)) };
  }, [data, error, say]);
}

/** Who sends data (报送单位), for filters. */
export function useSenders() {
  const { say } = useLocale();
  const { data } = useRoute<Overview>(dataRoute('overview'), { fresh: FRESH });
  return useMemo(
    () => ({
      options: (data?.senders ?? []).map((one) => ({ value: one.organisationId, label: say(one.name) })),
    }),
    [data, say],
  );
}

/** Months that rows speak of (数据中的月份), the latest first, for filters. */
export function useMonths(): readonly string[] {
  const { data } = useRoute<Quality>(dataRoute('quality'), { fresh: FRESH });
  return useMemo(() => (data?.months ?? []).map((month) => month.slice(0, 7)).toReversed(), [data]);
}

/** Institutions that rows speak of (数据中的机构), for filters. */
export function useInstitutions() {
  const { say } = useLocale();
  const { data } = useRoute<Quality>(dataRoute('quality'), { fresh: FRESH });
  return useMemo(() => {
    const rows = data?.rows ?? [];
    const names = new Map(rows.map((one) => [one.institution, say(one.name)]));
    return {
      options: rows.map((one) => ({ value: one.institution, label: say(one.name) })),
      nameOf: (code: string) => names.get(code) ?? code,
    };
  }, [data, say]);
}
