/** A key as a hint. Screen readers skip it: the command's name is enough, and all keys are listed under `?`. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="kbd" aria-hidden="true">
      {children}
    </kbd>
  );
}
