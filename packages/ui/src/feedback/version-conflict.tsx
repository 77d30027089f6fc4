import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../locale/locale.tsx';
import { words } from '../text/zh-en.ts';
import './feedback.css';

export interface ConflictField<Row> {
  readonly id: string;
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  /** Text by which the two versions are compared. */
  readonly text: (row: Row) => string;
}

/**
 * Two people changed the same thing (版本冲突): both versions side by side, differences marked, and three ways out.
 * Overwriting sends the change again with the version that is there now.
 */
export function VersionConflict<Row>({
  open,
  mine,
  theirs,
  fields,
  by,
  busy = false,
  onKeepMine,
  onTakeTheirs,
  onLater,
}: {
  open: boolean;
  mine: Row;
  theirs: Row;
  fields: readonly ConflictField<Row>[];
  /** Who saved the other version, and when. */
  by?: ReactNode;
  busy?: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onLater: () => void;
}) {
  const text = useText(words);
  return (
    <Modal
      open={open}
      onCancel={onLater}
      title={text.conflictTitle}
      width="min(880px, 94vw)"
      footer={[
        <Button key="later" type="text" onClick={onLater}>
          {text.decideLater}
        </Button>,
        <Button key="theirs" onClick={onTakeTheirs}>
          {text.takeTheirs}
        </Button>,
        <Button key="mine" type="primary" loading={busy} onClick={onKeepMine}>
          {text.keepMine}
        </Button>,
      ]}
    >
      <p>
        {text.conflictText} {by}
      </p>
      <table className="sanyi-conflict">
        <thead>
          <tr>
            <th />
            <th scope="col">{text.yours}</th>
            <th scope="col">{text.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => {
            const differs = field.text(mine) !== field.text(theirs);
            return (
              <tr key={field.id} className={differs ? 'sanyi-conflict-differs' : undefined}>
                <th scope="row">
                  {differs ? '≠ ' : ''}
                  {field.label}
                </th>
                <td>{field.render(mine)}</td>
                <td>{field.render(theirs)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Modal>
  );
}
