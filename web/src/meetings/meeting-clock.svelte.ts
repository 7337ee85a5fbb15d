/** A clock for the screen: `now` is read anew every few seconds. Make it in a component's script. */
export class MeetingClock {
  now = $state(0);

  /** @param read the time by the server's clock, in milliseconds. */
  constructor(read: () => number) {
    this.now = read();
    $effect(() => {
      const tick = setInterval(() => (this.now = read()), 2_000);
      return () => clearInterval(tick);
    });
  }
}
