// `npm run build:kernels`: writes the module that carries the compiled kernels.
import { writeFileSync } from 'node:fs';
import { compileKernels, moduleText } from './compile.mjs';

const target = new URL('../src/engine/algebra/kernel-code.ts', import.meta.url);
writeFileSync(target, moduleText(await compileKernels()));
