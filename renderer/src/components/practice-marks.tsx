import { practices } from '../../../shared/model/practice.ts';
import type { Practice } from '../../../shared/model/practice.ts';

/** Four dots in their fixed order: filled for the practices that took place. */
export function PracticeMarks({ done, label }: { done: Practice[]; label: string }) {
  return (
    <span className="practice-marks" role="img" aria-label={label} title={label}>
      {practices.map((practice) => (
        <i key={practice} className={done.includes(practice) ? `dot dot-${practice}` : 'dot'} />
      ))}
    </span>
  );
}
