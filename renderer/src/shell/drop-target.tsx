import { FileInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { importDropped } from '../actions/imports.ts';
import { text } from '../text.ts';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Files can be dropped anywhere on the window. */
export function DropTarget() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // dragenter and dragleave come for every element on the way; only leaving the window has no other side.
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      if (carriesFiles(event)) void importDropped(event.dataTransfer!.files);
    };
    document.addEventListener('dragenter', enter);
    document.addEventListener('dragover', enter);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragenter', enter);
      document.removeEventListener('dragover', enter);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  if (!over) return null;
  return (
    <div className="drop-target">
      <div className="drop-card">
        <FileInput size={28} strokeWidth={1.5} />
        <strong>{text.frame.drop}</strong>
        <span>{text.frame.dropHint}</span>
      </div>
    </div>
  );
}
