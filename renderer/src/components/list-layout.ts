/** Where everything stands in a list whose heights are known: rows of one height, and headings above some of them. */
export interface ListLayout {
  height: number;
  /** Of a row, in pixels from the top. */
  startOf: (row: number) => number;
  /** The row at so many pixels from the top; that below it where a heading stands there. */
  rowAt: (offset: number) => number;
  /** The row that the heading over a row stands above; -1 where there is none. */
  headingOver: (row: number) => number;
  /** Rows from `first` to `last` that have a heading. */
  headingsIn: (first: number, last: number) => number[];
}

/** @param headed rows that have a heading, ascending */
export function listLayout(
  rows: number,
  heights: { row: number; heading: number },
  headed: readonly number[],
): ListLayout {
  /** How many headings stand above a row, its own included. */
  const headingsAbove = (row: number): number => {
    let [low, high] = [0, headed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (headed[middle]! <= row) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const startOf = (row: number): number => row * heights.row + headingsAbove(row) * heights.heading;
  return {
    height: rows * heights.row + headed.length * heights.heading,
    startOf,
    rowAt(offset) {
      let [low, high] = [0, Math.max(0, rows - 1)];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (startOf(middle) + heights.row > offset) high = middle;
        else low = middle + 1;
      }
      return low;
    },
    headingOver: (row) => headed[headingsAbove(row) - 1] ?? -1,
    headingsIn: (first, last) => headed.slice(headingsAbove(first - 1), headingsAbove(last)),
  };
}

/** Rows drawn out of sight on either side at least, so that none is blank when the list moves fast. */
const spareRows = 8;
/** What is drawn changes only after so many rows: drawing has costs that do not depend on their number. */
const rowsAtOnce = 2;

/** The first and the last row to draw when these are in sight. */
export function drawnRows(rows: number, firstInSight: number, lastInSight: number): { first: number; last: number } {
  const first = Math.floor((firstInSight - spareRows) / rowsAtOnce) * rowsAtOnce;
  const last = Math.ceil((lastInSight + spareRows + 1) / rowsAtOnce) * rowsAtOnce - 1;
  return { first: Math.max(0, first), last: Math.min(rows - 1, last) };
}
