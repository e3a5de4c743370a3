import { create } from 'zustand';

/** Commands that ask for one thing more inside the palette. */
export type PaletteStep = 'label' | 'assign' | 'change';

interface Palette {
  open: boolean;
  /** Null: everything. */
  step: PaletteStep | null;
}

export const usePalette = create<Palette>()(() => ({ open: false, step: null }));

export function showPalette(step: PaletteStep | null = null): void {
  usePalette.setState({ open: true, step });
}

export function hidePalette(): void {
  usePalette.setState({ open: false, step: null });
}
