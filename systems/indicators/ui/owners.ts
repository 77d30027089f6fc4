import { type LocalText, routeOf } from '@sanyi/kernel';
import { manifest as administration } from '@sanyi/system-administration/manifest';
import { useLocale, useRoute, useText } from '@sanyi/ui';
import { useMemo } from 'react';
import { listWords } from '../text/list-words.ts';

interface OrganisationTree {
  readonly organisations: readonly { readonly id: string; readonly kind: string; readonly name: LocalText }[];
}

/** Who may answer for an indicator (责任部门): the departments of the tree, and the name of any of them. */
export function useOwners() {
  const { say } = useLocale();
  const text = useText(listWords);
  const { data } = useRoute<OrganisationTree>(routeOf(administration, 'organisations'), { fresh: 300_000 });
  return useMemo(() => {
    const all = data?.organisations ?? [];
    const names = new Map(all.map((one) => [one.id, say(one.name)]));
    return {
      options: all
        .filter((one) => one.kind !== 'region')
        .map((one) => ({ value: one.id, label: say(one.name), zh: one.name.zh })),
      /** An indicator without an owner is entered by the reform office. */
      nameOf: (id: string | null) => (id === null ? text.office : (names.get(id) ?? id)),
    };
  }, [data, say, text]);
}
