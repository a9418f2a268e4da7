import { Input, Logging, LogLevel, MATROSKA, MP4, MPEG_TS, QTFF, UrlSource, WEBM } from 'mediabunny'

// Its remarks on odd files are no use to a person.
Logging.level = LogLevel.Silent

/** Called while the work goes on, with the share that is done; the work goes on when it is over. */
export type Onward = (fraction: number) => Promise<void>

const CACHE_BYTES = 8 * 1024 * 1024
const TRIES = 3

/** A medium of ours by its address, read by ranges with the page's cookie. A file that stays away is given up soon. */
export function openMedia(url: string): Input {
  return new Input({
    source: new UrlSource(url, {
      requestInit: { credentials: 'include' },
      maxCacheSize: CACHE_BYTES,
      getRetryDelay: (tries) => (tries < TRIES ? 0.2 * 2 ** tries : null),
      // Whoever reads next is told: a report of its own would only be noise.
      handleUnhandledError: () => undefined,
    }),
    formats: [MP4, QTFF, WEBM, MATROSKA, MPEG_TS],
  })
}
