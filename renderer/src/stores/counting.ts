import { create } from 'zustand';

/** How far charts are that are being counted, by their key: from 0 to 1. */
export const useCounting = create<{ progress: Record<string, number> }>()(() => ({ progress: {} }));

export function showCounting(key: string, done: number): void {
  useCounting.setState(({ progress }) => ({ progress: { ...progress, [key]: done } }));
}
