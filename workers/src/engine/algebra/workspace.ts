import { KERNEL_CODE } from './kernel-code.ts';

/** The kernels of workers/kernels. A matrix or list is its byte offset in the memory. */
export interface Kernels {
  dot(a: number, b: number, rowBytes: number): number;
  dotRows(a: number, b: number, rows: number, rowBytes: number, out: number): void;
  multiplyByTransposed(
    a: number,
    rowsA: number,
    b: number,
    rowsB: number,
    rowBytes: number,
    out: number,
    outBytes: number,
  ): void;
  gram(m: number, rows: number, rowBytes: number, out: number): void;
  multiply(
    m: number,
    rows: number,
    rowBytes: number,
    right: number,
    rightBytes: number,
    out: number,
  ): void;
  sparseMultiply(
    starts: number,
    indices: number,
    values: number,
    rows: number,
    dense: number,
    rowBytes: number,
    out: number,
  ): void;
  sparseMultiplyTransposed(
    starts: number,
    indices: number,
    values: number,
    rows: number,
    columns: number,
    dense: number,
    rowBytes: number,
    out: number,
  ): void;
  offerRows(
    tile: number,
    tileBytes: number,
    rows: number,
    columns: number,
    firstRow: number,
    firstColumn: number,
    indices: number,
    similarities: number,
    k: number,
  ): void;
  offerColumns(
    tile: number,
    tileBytes: number,
    rows: number,
    columns: number,
    firstRow: number,
    indices: number,
    similarities: number,
    k: number,
  ): void;
  sumRows(rows: number, factors: number, count: number, rowBytes: number, out: number): void;
  nearestTheme(
    sums: number,
    latentBytes: number,
    columnBytes: number,
    contextBytes: number,
    common: number,
    shared: number,
    ends: number,
    fours: number,
    themes: number,
    out: number,
  ): void;
  lookAt(
    starts: number,
    members: number,
    uses: number,
    sums: number,
    touched: number,
    close: number,
    most: number,
  ): void;
  companyOf(rows: number, weights: number, stems: number, self: number): number;
  /** @returns 1 or 0. */
  hasCompany(rows: number, weights: number, stems: number, self: number, least: number): number;
}

/** What the engine uses of WebAssembly, which the compiler knows only where there are browsers. */
declare const WebAssembly: {
  Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  Module: new (code: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

const PAGE = 65_536;
/** Every array starts at a multiple of this, so that no vector of four lies across two cache lines. */
const ALIGNMENT = 64;

const code = new WebAssembly.Module(Buffer.from(KERNEL_CODE, 'base64'));

/** Floats from one row to the next where rows are `width` long: kernels take four at a time. */
export function strideOf(width: number): number {
  return (width + 3) & ~3;
}

/** What `count` numbers of 32 bits take in a workspace. */
export function bytesOf(count: number): number {
  return Math.ceil((count * 4) / ALIGNMENT) * ALIGNMENT;
}

/** Copies rows first … first + count − 1 of a matrix to the beginning of `to`, each at its stride. */
export function copyRows(
  from: Float32Array,
  first: number,
  count: number,
  width: number,
  to: Float32Array,
) {
  const stride = strideOf(width);
  if (stride === width) {
    to.set(from.subarray(first * width, (first + count) * width));
    return;
  }
  for (let row = 0; row < count; row++) {
    const at = (first + row) * width;
    to.set(from.subarray(at, at + width), row * stride);
  }
}

/**
 * Memory that the kernels work in, of a size that is known beforehand: made for one step of learning
 * and dropped as a whole. New arrays hold zeros.
 */
export class Workspace {
  readonly kernels: Kernels;
  private readonly buffer: ArrayBuffer;
  private top = 0;

  /** @param bytes the sum of `bytesOf` over the arrays that will be asked for. */
  constructor(bytes: number) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
    this.buffer = memory.buffer;
    // The functions are those of kernels.ts, whose test compares the code with its source.
    this.kernels = new WebAssembly.Instance(code, { env: { memory } }).exports as Kernels;
  }

  floats(length: number): Float32Array {
    return new Float32Array(this.buffer, this.take(length), length);
  }

  integers(length: number): Int32Array {
    return new Int32Array(this.buffer, this.take(length), length);
  }

  private take(length: number): number {
    const at = this.top;
    this.top += bytesOf(length);
    return at;
  }
}
