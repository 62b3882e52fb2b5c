// Copies what pages use from node_modules to wwwroot/lib, draws the icon sprite, and unpacks the fonts of PDFs.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

// One name per line, in order. Pages write <icon name="…" />; a test finds a name that is missing here.
const icons = `
  alert-circle alert-triangle archive arrow-back-up arrow-left arrow-right
  barcode bell book bolt building building-bank
  calendar chart-bar chart-line check checks chevron-down chevron-left chevron-right chevron-up circle circle-check circle-dashed
  circle-half-2 circle-x clipboard-list clock clock-exclamation clock-pause cloud-upload code copy credit-card currency-real
  device-desktop device-mobile devices dots download edit external-link eye eye-off
  file-certificate file-invoice file-spreadsheet file-text file-type-csv file-type-pdf file-type-xml file-zip filter fingerprint flag
  folder git-merge headset help-circle history home hourglass inbox info-circle key keyboard language layout-dashboard link list
  loader-2 lock lock-open login logout mail mail-opened map-pin menu-2 message message-2 message-circle-question mood-happy moon
  note package paperclip pencil phone photo player-pause player-play plug-connected-x plus printer puzzle qrcode
  receipt receipt-off refresh rotate route search selector send settings shield-check shield-lock shopping-cart sort-ascending
  sort-descending star sun tag template thumb-down thumb-up ticket tool trash trending-up
  upload user user-check user-circle user-plus user-x users video world world-search x
`.trim().split(/\s+/);

const lib = 'wwwroot/lib';
rmSync(lib, { recursive: true, force: true });
mkdirSync(`${lib}/inter/files`, { recursive: true });

const styles = readFileSync('node_modules/@fontsource-variable/inter/opsz.css', 'utf8');
writeFileSync(`${lib}/inter/opsz.css`, styles);
for (const [, file] of styles.matchAll(/files\/([\w-]+\.woff2)/g)) {
  cpSync(`node_modules/@fontsource-variable/inter/files/${file}`, `${lib}/inter/files/${file}`);
}

for (const [from, to] of [
  ['@tabler/core/dist/css/tabler.min.css', 'tabler/tabler.min.css'],
  ['htmx.org/dist/htmx.min.js', 'htmx/htmx.min.js'],
  ['htmx.org/dist/ext/hx-sse.min.js', 'htmx/hx-sse.min.js'],
  ['chart.js/dist/chart.umd.min.js', 'chart/chart.umd.min.js'],
]) {
  const text = readFileSync(`node_modules/${from}`, 'utf8');
  mkdirSync(`${lib}/${to.split('/')[0]}`, { recursive: true });
  writeFileSync(`${lib}/${to}`, text.replace(/\s*(\/\/# sourceMappingURL=.*|\/\*# sourceMappingURL=.*\*\/)\s*$/, '\n'));
}

const symbols = icons.map(name => {
  const svg = readFileSync(`node_modules/@tabler/icons/icons/outline/${name}.svg`, 'utf8');
  const shapes = svg.match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1].replace(/<path stroke="none"[^>]*\/>/, '').replace(/\s*\n\s*/g, '');
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
});

unpackFont('inter-latin-400-normal', 'Inter-Regular');
unpackFont('inter-latin-600-normal', 'Inter-Bold');

// Last: the build takes this file as the sign that all went well.
writeFileSync(`${lib}/icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`);
console.log(`wwwroot/lib: ${readdirSync(lib, { recursive: true }).length} entries, ${icons.length} icons`);

// WOFF 1 is a TrueType file whose tables are deflated one by one (https://www.w3.org/TR/WOFF/); PDFs need the plain file.
function unpackFont(from, to) {
  const woff = readFileSync(`node_modules/@fontsource/inter/files/${from}.woff`);
  if (woff.readUInt32BE(0) !== 0x774f4646 || woff.readUInt32BE(4) !== 0x00010000) { throw new Error(`${from}: not a TrueType font in WOFF 1`); }
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = 44 + i * 20;
    const [offset, packed, length, checksum] = [4, 8, 12, 16].map(field => woff.readUInt32BE(at + field));
    const data = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(at, at + 4), checksum, data: packed < length ? inflateSync(data) : data };
  });

  const power = Math.floor(Math.log2(count));
  const header = Buffer.alloc(12 + count * 16);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(2 ** power * 16, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(count * 16 - 2 ** power * 16, 10);
  const parts = [header];
  let position = header.length;
  tables.forEach(({ tag, checksum, data }, i) => {
    const at = 12 + i * 16;
    tag.copy(header, at);
    header.writeUInt32BE(checksum, at + 4);
    header.writeUInt32BE(position, at + 8);
    header.writeUInt32BE(data.length, at + 12);
    const padded = Buffer.concat([data, Buffer.alloc((4 - data.length % 4) % 4)]);
    parts.push(padded);
    position += padded.length;
  });
  mkdirSync('Documents/Fonts', { recursive: true });
  writeFileSync(`Documents/Fonts/${to}.ttf`, Buffer.concat(parts));
}
