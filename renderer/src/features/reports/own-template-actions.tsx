import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { deleteTemplate, renameTemplate } from '../../actions/drafts.ts';
import { Menu } from '../../components/menu.tsx';
import { text } from '../../text.ts';
import { TemplateNameDialog } from './template-name-dialog.tsx';

const words = text.drafts.begin;

/** Renames or deletes a template of our own. */
export function OwnTemplateActions(props: { id: number; name: string; onGone: () => void }) {
  const { id, name, onGone } = props;
  const [renaming, setRenaming] = useState(false);
  return (
    <>
      <Menu
        label={words.ownActions(name)}
        face={<Ellipsis size={15} />}
        items={[
          { key: 'rename', label: words.rename, icon: <Pencil size={14} />, run: () => setRenaming(true) },
          {
            key: 'delete',
            label: words.delete,
            icon: <Trash2 size={14} />,
            danger: true,
            run: () => {
              onGone();
              void deleteTemplate(id);
            },
          },
        ]}
      />
      {renaming ? (
        <TemplateNameDialog
          title={words.rename}
          field={words.renameField}
          button={words.rename}
          first={name}
          onSave={async (next) => void (await renameTemplate(id, next))}
          onClose={() => setRenaming(false)}
        />
      ) : null}
    </>
  );
}
