import { useText } from '@sanyi/ui';
import { Button, Modal, Typography } from 'antd';
import { words } from '../text/words.ts';

export interface IssuedPassword {
  readonly username: string;
  readonly password: string;
}

/** Shows an initial password once (初始密码). */
export function InitialPassword({ issued, onClose }: { issued: IssuedPassword | null; onClose: () => void }) {
  const text = useText(words);
  return (
    <Modal
      open={issued !== null}
      title={text.initialPassword(issued?.username ?? '')}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {text.done}
        </Button>
      }
    >
      <Typography.Paragraph copyable code style={{ fontSize: 20 }}>
        {issued?.password}
      </Typography.Paragraph>
      <p>{text.initialPasswordNote}</p>
    </Modal>
  );
}
