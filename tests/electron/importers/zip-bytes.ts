import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a zip to build; the odd fields make the zips that no ordinary tool writes. */
export interface ZipPart {
  name: string;
  content: string | Buffer;
  /** Bit 0 says encrypted. Bit 11 (the name is UTF-8) is always set. */
  flags?: number;
  method?: number;
  /** Unix file type and mode. */
  mode?: number;
  /** The uncompressed size that the list announces. */
  announced?: number;
}

/** The bytes of a zip with these files, deflated. */
export function zipBytes(parts: ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(part.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (part.flags ?? 0), 2);
    common.writeUInt16LE(part.method ?? 8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(part.announced ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    bodies.push(Buffer.from('PK\x03\x04'), common, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((part.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    list.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, tail, name);
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, directory, Buffer.from('PK\x05\x06'), end]);
}
