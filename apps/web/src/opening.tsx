import { useText } from '@sanyi/ui';
import { Skeleton } from 'antd';
import { words } from './text.ts';

/** While a page comes. */
export function Opening() {
  const text = useText(words);
  return (
    <div aria-busy="true" aria-label={text.loading}>
      <Skeleton active title={{ width: '30%' }} paragraph={{ rows: 6 }} />
    </div>
  );
}
