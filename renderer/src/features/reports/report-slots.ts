import { createContext, type ReactNode } from 'react';

/** What other features show inside of reports. */
export interface ReportSlots {
  /** The question whether somebody may be quoted and named, ready to be sent. */
  asking: (personId: number, conversationId: number | null) => ReactNode;
}

export const ReportSlotsContext = createContext<ReportSlots>({ asking: () => null });
