/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to make one word of the other (optimal
 * string alignment), or `most + 1` when it is more than `most`.
 */
export function editDistance(from: string, to: string, most: number): number {
  const [a, b] = [[...from], [...to]];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let line = 1; line <= a.length; line += 1) {
    const current = [line];
    let least = line;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[line - 1] === b[column - 1];
      let distance = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      if (line > 1 && column > 1 && a[line - 1] === b[column - 2] && a[line - 2] === b[column - 1]) {
        distance = Math.min(distance, before[column - 2]! + 1);
      }
      current.push(distance);
      least = Math.min(least, distance);
    }
    // A swap reaches two lines back, so one line above the limit may still come to an end within it.
    if (least > most + 1) return most + 1;
    before = last;
    last = current;
  }
  return Math.min(last[b.length]!, most + 1);
}
