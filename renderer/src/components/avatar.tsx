import { avatarTone, initialsOf } from '../avatar-look.ts';

/** Initials on the person's own colour; the name always stands beside it, so it is decoration. */
export function Avatar({ name, size = 'medium' }: { name: string; size?: 'small' | 'medium' | 'large' }) {
  return (
    <span className={`avatar avatar-${size} avatar-${avatarTone(name)}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
