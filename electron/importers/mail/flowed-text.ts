/**
 * Undoes `format=flowed` (RFC 3676): lines that end in a space go on in the next one of the same quote depth. With
 * `deleteSpace` (DelSp=yes) that space goes too. The line `-- ` before a signature never flows.
 */
export function unflowedText(text: string, deleteSpace: boolean): string {
  const paragraphs: string[] = [];
  let pieces: string[] = [];
  let depth = -1;
  const end = (): void => {
    if (depth >= 0) paragraphs.push(`${depth > 0 ? `${'>'.repeat(depth)} ` : ''}${pieces.join('')}`);
    depth = -1;
    pieces = [];
  };
  for (const line of text.split('\n')) {
    let marks = 0;
    while (line.charCodeAt(marks) === 0x3e) marks += 1;
    const unstuffed = line.charCodeAt(marks) === 0x20 ? marks + 1 : marks;
    const words = line.slice(unstuffed);
    const isSignature = words === '-- ';
    if (depth !== marks || isSignature) end();
    const flows = words.endsWith(' ') && !isSignature;
    pieces.push(flows && deleteSpace ? words.slice(0, -1) : words);
    depth = marks;
    if (!flows) end();
  }
  end();
  return paragraphs.join('\n');
}
