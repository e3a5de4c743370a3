import { useEffect, useState } from 'react';
import { afterPaint } from '../after-paint.ts';

/** The value, one painted frame late: what may stand beside does not hold up what a key was pressed for. */
export function useAfterPaint<Value>(value: Value): Value {
  const [late, setLate] = useState(value);
  useEffect(() => {
    if (late === value) return;
    let isLatest = true;
    void afterPaint().then(() => {
      if (isLatest) setLate(value);
    });
    return () => {
      isLatest = false;
    };
  }, [late, value]);
  return late;
}
