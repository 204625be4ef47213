import { benchAuth } from './auth.ts';
import { benchCodec } from './codec.ts';
import { benchRenderer } from './renderer.ts';
import { benchScan } from './scan.ts';

const benches = { codec: benchCodec, renderer: benchRenderer, scan: benchScan, auth: benchAuth };

// `npm run bench` runs all, `npm run bench scan` one.
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !Object.hasOwn(benches, name));
if (unknown !== undefined) {
  console.error(`There is no benchmark “${unknown}”. Known: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n# ${name}\n`);
  await bench();
}
