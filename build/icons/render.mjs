// Draws the mark in all forms that the systems want: node build/icons/render.mjs
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

/** Rounded rectangles on a canvas of 1024, from back to front. */
const shapes = [
  { x: 64, y: 64, width: 896, height: 896, radius: 228, color: [0x0f, 0x5e, 0x5a] },
  { x: 276, y: 322, width: 204, height: 380, radius: 96, color: [0xf7, 0xf6, 0xf3] },
  { x: 544, y: 322, width: 204, height: 380, radius: 96, color: [0xf7, 0xf6, 0xf3] },
];
const pngSizes = [16, 32, 48, 64, 128, 256, 512, 1024];
const icnsTypes = { 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' };

function svg() {
  const hex = (color) => `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  const lines = shapes.map(
    ({ x, y, width, height, radius, color }) =>
      `  <rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${hex(color)}" />`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">\n${lines.join('\n')}\n</svg>\n`;
}

/** The mark without its ground, in black, for menu bars that colour it themselves; and a dot that says that something is unread. */
const template = [
  { x: 176, y: 192, width: 272, height: 640, radius: 136, color: [0, 0, 0] },
  { x: 576, y: 192, width: 272, height: 640, radius: 136, color: [0, 0, 0] },
];
const dot = [{ x: 128, y: 128, width: 768, height: 768, radius: 384, color: [0xb3, 0x26, 0x1e] }];

/** How much of a pixel of size `step` around (x, y) a shape covers, by the distance to its edge. */
function coverage(shape, x, y, step) {
  const dx = Math.abs(x - shape.x - shape.width / 2) - shape.width / 2 + shape.radius;
  const dy = Math.abs(y - shape.y - shape.height / 2) - shape.height / 2 + shape.radius;
  const distance = Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - shape.radius;
  return Math.min(Math.max(0.5 - distance / step, 0), 1);
}

function pixels(size, shapes) {
  const step = 1024 / size;
  const rows = [];
  for (let row = 0; row < size; row += 1) {
    const bytes = Buffer.alloc(1 + size * 4);
    for (let column = 0; column < size; column += 1) {
      let alpha = 0;
      let color = shapes[0].color;
      for (const shape of shapes) {
        const cover = coverage(shape, (column + 0.5) * step, (row + 0.5) * step, step);
        color = color.map((part, index) => part + (shape.color[index] - part) * cover);
        alpha = Math.max(alpha, cover);
      }
      bytes.set([...color.map(Math.round), Math.round(alpha * 255)], 1 + column * 4);
    }
    rows.push(bytes);
  }
  return Buffer.concat(rows);
}

function png(size, drawn = shapes) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
  };
  const header = Buffer.concat([uint32(size), uint32(size), Buffer.from([8, 6, 0, 0, 0])]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(pixels(size, drawn), { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** Windows: a directory of PNG images; a size of 256 is written as 0. */
function ico(images) {
  const head = Buffer.from([0, 0, 1, 0, images.length, 0]);
  let offset = head.length + images.length * 16;
  const directory = images.map(({ size, bytes }) => {
    const entry = Buffer.alloc(16);
    entry.set([size % 256, size % 256, 0, 0, 1, 0, 32, 0]);
    entry.writeUInt32LE(bytes.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += bytes.length;
    return entry;
  });
  return Buffer.concat([head, ...directory, ...images.map(({ bytes }) => bytes)]);
}

/** macOS: named blocks of PNG images. */
function icns(images) {
  const blocks = images.map(({ size, bytes }) =>
    Buffer.concat([Buffer.from(icnsTypes[size]), uint32(bytes.length + 8), bytes]),
  );
  const body = Buffer.concat(blocks);
  return Buffer.concat([Buffer.from('icns'), uint32(body.length + 8), body]);
}

function uint32(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

const images = pngSizes.map((size) => ({ size, bytes: png(size) }));
const save = (name, content) => writeFileSync(new URL(name, import.meta.url), content);
save('icon.svg', svg());
for (const { size, bytes } of images) save(`${size}x${size}.png`, bytes);
for (const [name, drawn] of Object.entries({ tray: shapes, trayTemplate: template, unread: dot })) {
  save(`tray/${name}.png`, png(16, drawn));
  save(`tray/${name}@2x.png`, png(32, drawn));
}
save('icon.ico', ico(images.filter(({ size }) => size <= 256)));
save('icon.icns', icns(images.filter(({ size }) => size in icnsTypes)));
