import { startTransition, useEffect, useState } from 'react';
import { afterPaint } from '../after-paint.ts';

/** The value as it was when the last frame was painted: what can follow a frame later takes it from here. @param first what it begins with */
export function useAfterPaint<Value>(value: Value, first: Value): Value {
  const [painted, setPainted] = useState<{ value: Value }>({ value: first });
  useEffect(() => {
    let isCurrent = true;
    void afterPaint().then(() => {
      if (isCurrent) startTransition(() => setPainted({ value }));
    });
    return () => {
      isCurrent = false;
    };
  }, [value]);
  return painted.value;
}
