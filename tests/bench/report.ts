/** One line of the table: what was measured, beside what, and what was aimed for. */
export interface Line {
  topic: string;
  what: string;
  ours: string;
  /** The other side of the same run, empty where there is none. */
  beside?: string;
  ratio?: string;
  aim?: string;
  met?: boolean;
}

/** Collects lines for the table and figures for the JSON file. */
export interface Report {
  add(line: Line): void;
  /** Figures under a name of the JSON file. */
  keep(name: string, figures: unknown): void;
  table(): string;
  json(): string;
}

const columns = ['what', 'ours', 'beside', 'ratio', 'aim', 'met'] as const;

export function createReport(): Report {
  const lines: Line[] = [];
  const figures: Record<string, unknown> = {};
  const cell = (line: Line, column: (typeof columns)[number]): string =>
    column === 'met' ? (line.met === undefined ? '' : line.met ? 'met' : 'NOT MET') : (line[column] ?? '');
  return {
    add(line) {
      lines.push(line);
      console.error(`  ${columns.map((column) => cell(line, column)).join('  ')}`);
    },
    keep(name, value) {
      figures[name] = value;
    },
    table() {
      const widths = columns.map((column) =>
        Math.max(column.length, ...lines.map((line) => cell(line, column).length)),
      );
      const drawn = (cells: string[]): string =>
        cells
          .map((one, index) => one.padEnd(widths[index]!))
          .join('  ')
          .trimEnd();
      const topics = [...new Set(lines.map((line) => line.topic))];
      return topics
        .flatMap((topic) => [
          '',
          topic.toUpperCase(),
          drawn(columns.map((column) => column)),
          ...lines.filter((line) => line.topic === topic).map((line) => drawn(columns.map((one) => cell(line, one)))),
        ])
        .join('\n');
    },
    json: () => `${JSON.stringify({ ...figures, lines }, null, 2)}\n`,
  };
}
