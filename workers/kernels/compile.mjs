// Compiles the kernels to WebAssembly, as text that a TypeScript module can carry.
import { readFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const OPTIONS = [
  ...['kernels.ts', '--outFile', 'kernels.wasm'],
  ...['--runtime', 'stub', '--importMemory', '--enable', 'simd'],
  ...['-O3', '--converge', '--noAssert'],
];

/**
 * The same sources give the same bytes: the compiler is pinned and no clock or path goes in.
 * @returns {Promise<Uint8Array>}
 */
export async function compileKernels() {
  /** @type {Uint8Array | undefined} */
  let code;
  const { error } = await asc.main(OPTIONS, {
    readFile: (name) => readSource(name),
    writeFile: (_name, contents) => {
      if (contents instanceof Uint8Array) code = contents;
    },
    listFiles: () => [],
    stderr: process.stderr,
  });
  if (error || !code) throw new Error('the kernels do not compile', { cause: error });
  return code;
}

/** @param {string} name */
function readSource(name) {
  try {
    return readFileSync(new URL(name, import.meta.url), 'utf8');
  } catch {
    return null; // the compiler tries several names for each import
  }
}

/**
 * The module that carries the code.
 * @param {Uint8Array} code
 */
export function moduleText(code) {
  const base64 = Buffer.from(code).toString('base64');
  return `/** The kernels of workers/kernels, compiled by \`npm run build:kernels\`, in base 64. */
export const KERNEL_CODE =
  '${base64}';
`;
}
