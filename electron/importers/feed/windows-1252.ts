import iconv from 'iconv-lite';

/** From the table, since the TextDecoder of older Nodes reads 0x80 to 0x9f as control signs. The five gaps are nothing. */
const SIGNS = Array.from({ length: 256 }, (_, byte) => iconv.decode(Buffer.of(byte), 'win1252').replace('\ufffd', ''));

/** What a byte stands for in Windows-1252, empty for the five that stand for nothing. */
export function windows1252Sign(byte: number): string {
  return SIGNS[byte] ?? '';
}
