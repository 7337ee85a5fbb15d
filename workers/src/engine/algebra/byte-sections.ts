/** Writes typed arrays one after another: length in elements (uint32), elements, padding to four. */
export class SectionWriter {
  private readonly parts: Uint8Array[] = [];
  private size = 0;

  add(array: Int8Array | Uint8Array | Int32Array | Float32Array): void {
    this.push(new Uint8Array(Uint32Array.of(array.length).buffer));
    this.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    this.push(new Uint8Array(-this.size & 3));
  }

  addText(text: string): void {
    this.add(new TextEncoder().encode(text));
  }

  finish(): Uint8Array {
    const out = new Uint8Array(this.size);
    let at = 0;
    for (const part of this.parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  private push(part: Uint8Array) {
    this.parts.push(part);
    this.size += part.length;
  }
}

/** Reads the sections in the order they were written. Every array is a copy of its own. */
export class SectionReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  int8(): Int8Array {
    return new Int8Array(this.take(1));
  }

  int32(): Int32Array {
    return new Int32Array(this.take(4));
  }

  float32(): Float32Array {
    return new Float32Array(this.take(4));
  }

  text(): string {
    return new TextDecoder().decode(this.take(1));
  }

  /** @throws RangeError if the bytes end too soon. */
  private take(elementSize: number): ArrayBuffer {
    if (this.at + 4 > this.bytes.length) throw new RangeError('model bytes end too soon');
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, 4);
    const size = view.getUint32(0, true) * elementSize;
    const from = this.at + 4;
    if (from + size > this.bytes.length) throw new RangeError('model bytes end too soon');
    this.at = from + size + (-(from + size) & 3);
    const copy = new ArrayBuffer(size);
    new Uint8Array(copy).set(this.bytes.subarray(from, from + size));
    return copy;
  }
}
