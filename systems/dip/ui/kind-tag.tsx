import { useText } from '@sanyi/ui';
import { Tag, Tooltip } from 'antd';
import { dipWords } from '../text/dip-words.ts';
import type { CatalogueGroup } from './contract.ts';

/** Kind of a group, how it is cared for, and whether it is a basic-level one (病种类型). */
export function KindTag({
  group,
}: {
  group: { readonly kind: CatalogueGroup['kind'] | null } & Pick<CatalogueGroup, 'careClass' | 'basicLevel'>;
}) {
  const text = useText(dipWords);
  const { kind, careClass, basicLevel } = group;
  if (kind === null) return null;
  return (
    <span className="dip-tags">
      <Tag className={`dip-kind-${kind}`}>{text.kindOf(kind)}</Tag>
      {kind === 'composite' && careClass && <small>{text.careOf(careClass)}</small>}
      {basicLevel && (
        <Tooltip title={text.basicNote}>
          <Tag tabIndex={0}>{text.basic}</Tag>
        </Tooltip>
      )}
    </span>
  );
}
