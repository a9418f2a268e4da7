import type { AppEvent } from './events.ts'

/**
 * What the desktop host's preload gives the page as `window.attune`; absent in a browser. `call` resolves to the host's
 * reply, success or refusal, and never rejects for a refusal. `pathForFile` takes a dropped `File` and gives its path
 * ('' when it has none); a browser knows no such thing.
 */
export type DesktopBridge = {
  readonly call: (name: string, input: unknown) => Promise<unknown>
  readonly onEvent: (listener: (event: AppEvent) => void) => () => void
  readonly pathForFile: (file: object) => string
}
