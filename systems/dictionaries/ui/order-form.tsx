import { Choice, useLocale, useText } from '@sanyi/ui';
import { Button, Input, Select } from 'antd';
import { CODE_SYSTEMS, type CodeSystem, lineOf, MAPPED_SYSTEMS } from '../engine/code-system.ts';
import { importWords } from '../text/import-words.ts';
import { systemNames } from '../text/system-words.ts';

/** What is to be imported, as the form holds it (导入选项). */
export interface Order {
  readonly system: CodeSystem;
  readonly content: 'codes' | 'map';
  readonly edition: string;
  readonly validFrom: string;
  readonly partial: boolean;
  readonly skipWrong: boolean;
  readonly confirmRetire: boolean;
}

export const emptyOrder: Order = {
  system: 'icd-10',
  content: 'codes',
  edition: '',
  validFrom: '',
  partial: false,
  skipWrong: false,
  confirmRetire: false,
};

/** Asks what the file is (导入选项表单): dictionary, edition, first day, whole or part. */
export function OrderForm({
  fileName,
  order,
  busy,
  onChange,
  onTry,
  onAnother,
}: {
  fileName: string;
  order: Order;
  busy: boolean;
  onChange: (order: Order) => void;
  onTry: () => void;
  onAnother: () => void;
}) {
  const text = useText(importWords);
  const { say } = useLocale();
  const paired = MAPPED_SYSTEMS.includes(order.system);
  const set = (some: Partial<Order>) => onChange({ ...order, ...some });
  const ready =
    order.edition.trim() !== '' &&
    (order.content === 'map' || lineOf(order.system, order.edition.trim()) !== null);
  return (
    <form
      className="dictionaries-order sanyi-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onTry();
      }}
    >
      <p className="dictionaries-file">
        <strong>{fileName}</strong>
        <Button type="link" size="small" onClick={onAnother}>
          {text.another}
        </Button>
      </p>
      <label>
        <span>{text.what}</span>
        <Select
          aria-label={text.what}
          value={`${order.system}/${order.content}`}
          onChange={(value) => {
            const [system, content] = value.split('/') as [CodeSystem, 'codes' | 'map'];
            set({ system, content });
          }}
          options={CODE_SYSTEMS.flatMap((system) => [
            { value: `${system}/codes`, label: say(systemNames[system]) },
            ...(MAPPED_SYSTEMS.includes(system)
              ? [{ value: `${system}/map`, label: `${say(systemNames[system])}：${text.map}` }]
              : []),
          ])}
        />
      </label>
      <label>
        <span>{text.edition}</span>
        <Input
          value={order.edition}
          maxLength={40}
          placeholder={paired && order.content === 'codes' ? 'insurance-2.0' : '2026'}
          onChange={(event) => set({ edition: event.target.value })}
        />
        <small>{paired && order.content === 'codes' ? text.editionPaired : text.editionPlain}</small>
      </label>
      <label>
        <span>{text.validFrom}</span>
        <Input
          type="date"
          value={order.validFrom}
          onChange={(event) => set({ validFrom: event.target.value })}
        />
        <small>{text.validFromHint}</small>
      </label>
      <div>
        <Choice
          label={text.whole}
          value={order.partial ? 'part' : 'whole'}
          onChange={(value) => set({ partial: value === 'part' })}
          options={[
            { value: 'whole', label: text.whole },
            { value: 'part', label: text.part },
          ]}
        />
        <small>{order.partial ? text.partHint : text.wholeHint}</small>
      </div>
      <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
        {text.tryIt}
      </Button>
    </form>
  );
}
