interface KeyLock {
  lock?: (keys: readonly string[]) => Promise<void>;
}

/** The whole screen for the meeting, where the browser can. Make it in a component's script. */
export class FullScreen {
  on = $state(document.fullscreenElement !== null);
  readonly possible = document.fullscreenEnabled;

  constructor() {
    $effect(() => {
      const changed = () => (this.on = document.fullscreenElement !== null);
      document.addEventListener('fullscreenchange', changed);
      return () => {
        document.removeEventListener('fullscreenchange', changed);
        if (document.fullscreenElement) void document.exitFullscreen();
      };
    });
  }

  toggle = async (): Promise<void> => {
    if (!this.possible) return;
    if (document.fullscreenElement) return document.exitFullscreen();
    await document.documentElement.requestFullscreen();
    // Escape closes a form first; held down it still leaves. Not every browser can do this.
    const { keyboard } = navigator as Navigator & { keyboard?: KeyLock };
    await keyboard?.lock?.(['Escape']).catch(() => undefined);
  };
}
