import { keyCaps } from '../keymap.ts';

/** A key, or keys after one another, each as it is labelled. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className="key-caps">
      {keyCaps(keys).map((cap, index) => (
        <kbd key={index} className="kbd">
          {cap}
        </kbd>
      ))}
    </span>
  );
}
