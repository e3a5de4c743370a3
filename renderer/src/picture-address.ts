/** Where the window shows a picture of a report from, by the hash of its bytes. */
export function pictureAddress(asset: string): string {
  return `/report-picture/${asset}`;
}
