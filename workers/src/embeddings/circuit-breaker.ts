export interface BreakerOptions {
  /** Failures in a row from which nothing is asked for a while. */
  failures: number;
  /** Milliseconds of the first while; each further one is twice as long, up to the longest. */
  pause: number;
  longest: number;
  now: () => number;
}

const DEFAULTS: BreakerOptions = {
  failures: 3,
  pause: 15_000,
  longest: 300_000,
  now: () => performance.now(),
};

/**
 * Keeps from asking what does not answer: after some failures in a row nothing is asked for a while,
 * then one question decides whether all are asked again.
 */
export class CircuitBreaker {
  private readonly options: BreakerOptions;
  private failures = 0;
  private opened = 0;
  private openUntil = -Infinity;
  private trying = false;

  constructor(options: Partial<BreakerOptions> = {}) {
    this.options = { ...DEFAULTS, ...options };
  }

  /** Whether a question may be asked now; who is told so must report how it went. */
  admits(): boolean {
    if (this.opened === 0) return true;
    if (this.trying || this.options.now() < this.openUntil) return false;
    this.trying = true;
    return true;
  }

  succeeded() {
    this.failures = 0;
    this.opened = 0;
    this.trying = false;
  }

  /** @param pause milliseconds that the endpoint asked to be left alone for: then it is at once. */
  failed(pause = 0) {
    const { failures, longest, now } = this.options;
    this.failures++;
    const wasTrial = this.trying;
    this.trying = false;
    if (pause === 0 && !wasTrial && this.failures < failures) return;
    if (this.opened > 0 && !wasTrial) return; // asked before it opened
    const while_ = this.options.pause * 2 ** this.opened++;
    this.openUntil = now() + Math.min(longest, Math.max(while_, pause));
  }

  /** The question was given up before it was answered: that tells nothing. */
  gaveUp() {
    this.trying = false;
  }
}
