import type { Found, Looker } from './judgement.ts'

/** Looks at drafts in a worker of its own. A look that is asked for after the end is never answered. */
export function lookInWorker(): Looker {
  const worker = new Worker(new URL('./judge-worker.ts', import.meta.url), { type: 'module' })
  const waiting: ((found: Found) => void)[] = []
  worker.addEventListener('message', ({ data }: MessageEvent<Found>) => waiting.shift()?.(data))
  return {
    look: (value) =>
      new Promise((resolve) => {
        waiting.push(resolve)
        worker.postMessage(value)
      }),
    end: () => worker.terminate(),
  }
}
