import type { ErrorEnvelope } from '#shared/lib/app-error.ts'
import type { AppEvent } from '#shared/contract/events.ts'
import type { ChooseRequest } from '#shared/contract/calls.ts'

/** What the services need from the machine they run on. Each host (desktop, local server, command line) gives one. */
export type Platform = {
  readonly kind: 'desktop' | 'browser' | 'cli'
  readonly version: string
  /** A private folder for what belongs to this installation and to no study: recent list, installation id, demo copy. */
  readonly userData: string
  /** Where the demo media and data lie (`electron/demo` in the source tree, resources in a package). */
  readonly demoDir: string
  /** Where the migrations lie, if not beside the source (a package). */
  readonly migrationsDir?: string
  readonly now: () => Date
  /** Native dialogs; absent where the host has none and the interface brings its own chooser. */
  readonly choose?: (request: ChooseRequest) => Promise<readonly string[]>
  /** The address under which the renderer reaches a medium, e.g. `media://file/ID` or `http://127.0.0.1:PORT/media/ID`. */
  readonly mediaUrl: (mediaId: string) => string
  /** One line for the host's own log. Never a path, a file name or anything a person typed. */
  readonly log: (line: string) => void
}

export type Reply =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: ErrorEnvelope }

/** A file that the range responder may serve. */
export type ServedFile = { readonly path: string; readonly type: string }

/** The whole application behind one door, the same for every transport. Made by `createApp` in `handlers.ts`. */
export type App = {
  /** Runs one call of the contract. Never throws: what goes wrong comes back as an envelope. */
  call(name: string, input: unknown): Promise<Reply>
  subscribe(listener: (event: AppEvent) => void): () => void
  /**
   * The file behind a media id of the open study, if the person signed in may see it now. Waits for a disk that sleeps,
   * until `signal` ends the waiting.
   */
  media(mediaId: string, signal?: AbortSignal): Promise<ServedFile | undefined>
  /** Closes the study and waits for what is being written. */
  close(): Promise<void>
}
