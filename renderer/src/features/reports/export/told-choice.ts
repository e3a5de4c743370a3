/** Which state of a report goes out, to whom, and how people are named: as `report.export` and its like take it. */
export interface ToldChoice {
  editionId: number | null;
  audienceId: number | null;
  naming: 'unnamed' | null;
}
