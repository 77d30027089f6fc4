import { Segmented } from 'antd';
import './layout.css';

export interface ChoiceOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** How many rows it would show. */
  readonly count?: number;
}

/** A filter with few values, all in sight (分段筛选). */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly ChoiceOption<Value>[];
  onChange: (value: Value) => void;
}) {
  return (
    <Segmented<Value>
      className="sanyi-choice"
      aria-label={label}
      value={value}
      onChange={onChange}
      options={options.map((option) => ({
        value: option.value,
        label: (
          <>
            {option.label}
            {option.count !== undefined && <small>{option.count}</small>}
          </>
        ),
      }))}
    />
  );
}
