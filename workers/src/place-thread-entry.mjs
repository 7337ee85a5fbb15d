// A thread does not inherit how its process reads TypeScript: this teaches it, then goes on.
import { register } from 'tsx/esm/api';

register();
await import('./place-thread.ts');
