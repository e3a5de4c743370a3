import { ChartColumn } from 'lucide-react';
import { text } from '../../../text.ts';
import type { Insertion } from '../insertion.ts';
import { ChartDialog } from './chart-dialog.tsx';

const [words, hint, keywords] = text.charts.insertion;

export const chartInsertions: Insertion[] = [
  {
    key: 'chart',
    words,
    hint,
    keywords,
    icon: ChartColumn,
    run: (desk) => desk.ask(<ChartDialog desk={desk} blockId={null} chart={null} />),
  },
];
