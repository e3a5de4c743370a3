import { useEffect, useState } from 'react';

/** The time, kept fresh to the minute for words such as "09:12" that become "Tue" overnight. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
