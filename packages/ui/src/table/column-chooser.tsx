import { Button, Checkbox, Popover } from 'antd';
import { useText } from '../locale/locale.tsx';
import { words } from '../text/zh-en.ts';
import type { DataColumn } from './columns.ts';
import './table.css';

/** Which columns are shown (选列); remembered on this machine as a comma list, empty for the default. */
export function ColumnChooser<Row>({
  columns,
  shown,
  onChange,
}: {
  columns: readonly DataColumn<Row>[];
  shown: readonly DataColumn<Row>[];
  onChange: (remembered: string) => void;
}) {
  const text = useText(words);
  const ids = shown.map((column) => column.id);
  const toggle = (id: string, on: boolean) => {
    const next = columns.map((column) => column.id).filter((one) => (one === id ? on : ids.includes(one)));
    if (next.length > 0) onChange(next.join(','));
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <fieldset className="sanyi-chooser">
          <legend>{text.chooseColumns}</legend>
          {columns.map((column) => (
            <Checkbox
              key={column.id}
              checked={ids.includes(column.id)}
              onChange={(event) => toggle(column.id, event.target.checked)}
            >
              {column.title}
            </Checkbox>
          ))}
          <Button size="small" type="link" onClick={() => onChange('')}>
            {text.restoreColumns}
          </Button>
        </fieldset>
      }
    >
      <Button aria-haspopup="dialog">{text.columns}</Button>
    </Popover>
  );
}
