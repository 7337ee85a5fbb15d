import type { NearestLists } from './nearest-list.ts';
import { bytesOf, strideOf, Workspace } from '../algebra/workspace.ts';

/** Rows first … end − 1. */
export interface Range {
  first: number;
  end: number;
}

/** Similarities are worked out a tile at a time, small enough to stay in the processor's cache. */
const TILE_ROWS = 64;
const TILE_COLUMNS = 256;
const TILE_BYTES = TILE_COLUMNS * 4;

/**
 * Compares ranges of rows with one another by dot product and keeps the k nearest of each row. Which
 * ranges are compared is the caller's choice; no pair may be compared twice.
 */
export class NeighbourSearch {
  private readonly order: Int32Array;
  private readonly k: number;
  private readonly workspace: Workspace;
  private readonly rows: number;
  private readonly rowBytes: number;
  private readonly tile: number;
  private readonly indices: Int32Array;
  private readonly similarities: Float32Array;

  /** @param order the rows in the order in which ranges will count them. */
  constructor(vectors: Float32Array, width: number, order: Int32Array, k: number) {
    this.order = order;
    this.k = k;
    const stride = strideOf(width);
    const n = order.length;
    const workspace = new Workspace(
      bytesOf(n * stride) + bytesOf(TILE_ROWS * TILE_COLUMNS) + 2 * bytesOf(n * k),
    );
    const rows = workspace.floats(n * stride);
    order.forEach((row, at) => {
      rows.set(vectors.subarray(row * width, (row + 1) * width), at * stride);
    });
    this.workspace = workspace;
    this.rows = rows.byteOffset;
    this.rowBytes = stride * 4;
    this.tile = workspace.floats(TILE_ROWS * TILE_COLUMNS).byteOffset;
    this.indices = workspace.integers(n * k).fill(-1);
    this.similarities = workspace.floats(n * k).fill(-2);
  }

  /** Compares every row of one range with every other of the same. */
  compareWithin(range: Range) {
    this.forEachTile(range, range, (rows, columns) => this.offerRows(rows, columns));
  }

  /** Compares every row of one range with every row of a range apart from it, for both sides. */
  compareBetween(one: Range, other: Range) {
    this.forEachTile(one, other, (rows, columns) => {
      this.offerRows(rows, columns);
      this.offerColumns(rows, columns);
    });
  }

  /** What was found, under the numbers that rows have in `vectors`. */
  lists(): NearestLists {
    const { order, k } = this;
    const n = order.length;
    const indices = new Int32Array(n * k);
    const similarities = new Float32Array(n * k);
    order.forEach((row, at) => {
      for (let p = 0; p < k; p++) {
        const found = this.indices[at * k + p]!;
        indices[row * k + p] = found < 0 ? -1 : order[found]!;
        similarities[row * k + p] = this.similarities[at * k + p]!;
      }
    });
    return { n, k, indices, similarities };
  }

  private forEachTile(one: Range, other: Range, offer: (rows: Range, columns: Range) => void) {
    const { rows, rowBytes, tile } = this;
    for (const part of partsOf(one, TILE_ROWS)) {
      for (const columns of partsOf(other, TILE_COLUMNS)) {
        this.workspace.kernels.multiplyByTransposed(
          rows + part.first * rowBytes,
          part.end - part.first,
          rows + columns.first * rowBytes,
          columns.end - columns.first,
          rowBytes,
          tile,
          TILE_BYTES,
        );
        offer(part, columns);
      }
    }
  }

  private offerRows(rows: Range, columns: Range) {
    const { workspace, tile, k } = this;
    workspace.kernels.offerRows(
      tile,
      TILE_BYTES,
      rows.end - rows.first,
      columns.end - columns.first,
      rows.first,
      columns.first,
      this.indices.byteOffset + rows.first * k * 4,
      this.similarities.byteOffset + rows.first * k * 4,
      k,
    );
  }

  private offerColumns(rows: Range, columns: Range) {
    const { workspace, tile, k } = this;
    workspace.kernels.offerColumns(
      tile,
      TILE_BYTES,
      rows.end - rows.first,
      columns.end - columns.first,
      rows.first,
      this.indices.byteOffset + columns.first * k * 4,
      this.similarities.byteOffset + columns.first * k * 4,
      k,
    );
  }
}

/** A range in parts of at most `size` rows. */
export function partsOf({ first, end }: Range, size: number): Range[] {
  const parts: Range[] = [];
  for (let at = first; at < end; at += size) {
    parts.push({ first: at, end: Math.min(end, at + size) });
  }
  return parts;
}
