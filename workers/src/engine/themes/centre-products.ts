import type { Centres } from './centres.ts';
import { bytesOf, copyRows, strideOf, Workspace } from '../algebra/workspace.ts';

/** The centres in a workspace, with room for one comment and its products with them. */
interface PlacedCentres {
  workspace: Workspace;
  rows: number;
  query: Float32Array;
  products: Float32Array;
}

const placed = new WeakMap<Centres, PlacedCentres>();

function placedCentres(centres: Centres, width: number): PlacedCentres {
  const known = placed.get(centres);
  if (known) return known;
  const count = centres.themeOf.length;
  const stride = strideOf(width);
  const workspace = new Workspace(bytesOf(count * stride) + bytesOf(stride) + bytesOf(count));
  const rows = workspace.floats(count * stride);
  copyRows(centres.vectors, 0, count, width, rows);
  const made = {
    workspace,
    rows: rows.byteOffset,
    query: workspace.floats(stride),
    products: workspace.floats(count),
  };
  placed.set(centres, made);
  return made;
}

/** The product of the vector at `at` with every centre. Valid until the next call. */
export function productsWithCentres(
  centres: Centres,
  vectors: Float32Array,
  at: number,
  width: number,
): Float32Array {
  const { workspace, rows, query, products } = placedCentres(centres, width);
  query.set(vectors.subarray(at, at + width));
  const to = products.byteOffset;
  const rowBytes = strideOf(width) * 4;
  workspace.kernels.dotRows(query.byteOffset, rows, products.length, rowBytes, to);
  return products;
}
