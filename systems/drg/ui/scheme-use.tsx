import { ProblemNote, useRouteMutation, useText } from '@sanyi/ui';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { drgWords } from '../text/drg-words.ts';
import { drgRoute, type SchemeHead } from './contract.ts';

/** Gives a scheme its first day (启用方案). */
export function SchemeUse({ scheme }: { scheme: SchemeHead }) {
  const text = useText(drgWords);
  const [from, setFrom] = useState('');
  const [checked, setChecked] = useState(false);
  const use = useRouteMutation<unknown>(drgRoute('use'), {
    invalidates: [drgRoute('scheme'), drgRoute('schemes'), drgRoute('overview')],
  });
  const params = { schemeNo: String(scheme.schemeNo) };
  return (
    <>
      <div className="drg-use">
        <label>
          {text.useFrom}{' '}
          <Input
            type="date"
            style={{ width: 160 }}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        </label>
        {scheme.errors > 0 && (
          <Checkbox checked={checked} onChange={(event) => setChecked(event.target.checked)}>
            {text.checked}
          </Checkbox>
        )}
        <Button
          disabled={from === ''}
          loading={use.isPending}
          onClick={() => use.mutate({ params, body: { from, checked } })}
        >
          {text.useIt}
        </Button>
        {use.isSuccess && <span role="status">{text.used}</span>}
      </div>
      <ProblemNote problem={use.error} />
    </>
  );
}
