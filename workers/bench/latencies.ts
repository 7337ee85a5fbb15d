import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds that each kind of request took, by the stage in which it was sent. */
export class Latencies {
  private readonly taken = new Map<string, number[]>();
  private readonly failed = new Map<string, number>();
  private over = false;
  private readonly loops: Promise<void>[] = [];
  stage = 'before';

  /** Sends a request again and again, so many milliseconds after the one before. */
  watch(kind: string, pause: number, request: () => Promise<unknown>): void {
    this.loops.push(this.repeat(kind, pause, request));
  }

  async stop(): Promise<void> {
    this.over = true;
    await Promise.all(this.loops);
  }

  report() {
    return Array.from(this.taken, ([name, times]) => {
      const [stage, kind] = name.split('\t');
      const rising = times.toSorted((a, b) => a - b);
      const at = (share: number) => Math.round(rising[Math.floor(share * (rising.length - 1))]!);
      const failed = this.failed.get(name) ?? 0;
      const sent = { stage, kind, requests: rising.length, failed };
      return { ...sent, p50: at(0.5), p95: at(0.95), most: at(1) };
    });
  }

  private async repeat(kind: string, pause: number, request: () => Promise<unknown>) {
    while (!this.over) {
      const name = `${this.stage}\t${kind}`;
      const start = performance.now();
      await request().catch(() => this.failed.set(name, (this.failed.get(name) ?? 0) + 1));
      const times = this.taken.get(name) ?? [];
      times.push(performance.now() - start);
      this.taken.set(name, times);
      await sleep(pause);
    }
  }
}
