import { createStore, type StoreApi } from 'zustand/vanilla'

/** A stretch of sound at one resolution: two bytes for each bin, lowest and highest, 128 is silence. */
export type WaveLevel = {
  /** Start of the first bin in the clock of the file that is played. */
  readonly startUs: number
  readonly binUs: number
  readonly peaks: Uint8Array
}

export type SoundStatus =
  /** The host has been asked whether it knows the waveform. */
  | { readonly kind: 'asked' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'reading'; readonly fraction: number }
  | { readonly kind: 'shown' }
  /** There is no sound, or none that can be decoded here. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed' }

export type WaveformsState = {
  readonly status: Readonly<Record<string, SoundStatus>>
  /** Grows whenever a level has come: what is drawn has to be drawn again. */
  readonly arrived: number
}

type Stored = WaveLevel & { readonly level: number; readonly levels: number }
type Heard = { readonly startUs: number; readonly binUs: number; readonly levels: readonly Uint8Array[] }
export type SoundFileId = { readonly mediaId: string; readonly url: string }

export type WaveformSource = {
  /** A level as the host keeps it, the coarsest where there are not so many; null while it knows none. */
  readonly fetchLevel: (mediaId: string, level: number) => Promise<Stored | null>
  /** Listens through a file; calls `onSound` with what it heard. */
  readonly read: (
    file: SoundFileId,
    options: {
      readonly onProgress: (fraction: number) => void
      readonly signal: AbortSignal
      readonly onSound: (sound: Heard) => void
    },
  ) => Promise<'stored' | 'no-sound' | 'cancelled'>
}

export type Waveforms = {
  readonly store: StoreApi<WaveformsState>
  /** Finds out what is known already. Asking again does nothing. */
  readonly ask: (files: readonly SoundFileId[]) => void
  /** Listens through those files whose waveform is not known and not on its way. */
  readonly read: (files: readonly SoundFileId[]) => void
  readonly cancel: (files: readonly SoundFileId[]) => void
  /**
   * The coarsest level whose bins are no longer than `us`, or what there is of it by now: a level that is not here is
   * fetched, and `arrived` grows when it has come.
   */
  readonly levelFor: (mediaId: string, us: number) => WaveLevel | null
  /** The largest peak of a file, 0 to 1; 0 while nothing is known. */
  readonly loudest: (mediaId: string) => number
  readonly destroy: () => void
}

type Known = { readonly count: number; readonly finestUs: number; readonly levels: Map<number, WaveLevel> }

const PER_BIN = 4
/** More than there can be: stands for the coarsest. */
const COARSEST = 12

/** The levels of every file as far as they are here. */
function levelStore(source: Pick<WaveformSource, 'fetchLevel'>, onArrival: () => void) {
  const known = new Map<string, Known>()
  const asked = new Set<string>()
  const keep = (mediaId: string, { level, levels, startUs, binUs, peaks }: Stored): void => {
    const entry = known.get(mediaId) ?? { count: levels, finestUs: binUs / PER_BIN ** level, levels: new Map() }
    entry.levels.set(level, { startUs, binUs, peaks })
    known.set(mediaId, entry)
    onArrival()
  }
  return {
    keep,
    of: (mediaId: string): Known | undefined => known.get(mediaId),
    /** Asks the host once for each level, also where that fails: it would fail again at every drawing. */
    fetch: async (mediaId: string, level: number): Promise<boolean> => {
      const key = `${mediaId}/${level}`
      if (asked.has(key)) return known.has(mediaId)
      asked.add(key)
      const found = await source.fetchLevel(mediaId, level)
      if (found !== null) keep(mediaId, found)
      return found !== null
    },
  }
}

/** The waveforms of the files of one open recording. */
export function createWaveforms(source: WaveformSource): Waveforms {
  const store = createStore<WaveformsState>(() => ({ status: {}, arrived: 0 }))
  const running = new Map<string, AbortController>()
  const set = (mediaId: string, status: SoundStatus): void =>
    store.setState((before) => ({ status: { ...before.status, [mediaId]: status } }))
  const levels = levelStore(source, () => store.setState((before) => ({ arrived: before.arrived + 1 })))
  const listen = async (file: SoundFileId, mediaId = file.mediaId): Promise<void> => {
    const stop = new AbortController()
    running.set(mediaId, stop)
    set(mediaId, { kind: 'reading', fraction: 0 })
    const outcome = await source
      .read(file, {
        signal: stop.signal,
        onProgress: (fraction) => set(mediaId, { kind: 'reading', fraction }),
        onSound: (sound) => stored(sound).forEach((level) => levels.keep(mediaId, level)),
      })
      // What was heard is shown even if it could not be kept.
      .catch(() => (levels.of(mediaId) === undefined ? 'failed' : 'stored'))
    running.delete(mediaId)
    set(mediaId, { kind: after[outcome] })
  }
  return {
    store,
    ask: (files) => {
      for (const { mediaId } of files) {
        if (store.getState().status[mediaId] !== undefined) continue
        set(mediaId, { kind: 'asked' })
        const lookUp = levels.fetch(mediaId, COARSEST).catch(() => false)
        void lookUp.then((found) => set(mediaId, { kind: found ? 'shown' : 'absent' }))
      }
    },
    read: (files) => {
      for (const file of files) {
        const kind = store.getState().status[file.mediaId]?.kind
        if (kind === undefined || kind === 'absent' || kind === 'failed') void listen(file)
      }
    },
    cancel: (files) => files.forEach(({ mediaId }) => running.get(mediaId)?.abort()),
    levelFor: (mediaId, us) => {
      const entry = levels.of(mediaId)
      if (entry === undefined) return null
      const wanted = levelWithin(entry, us)
      if (!entry.levels.has(wanted)) levels.fetch(mediaId, wanted).catch(() => undefined)
      return nearest(entry, wanted)
    },
    loudest: (mediaId) => loudestOf(levels.of(mediaId)),
    destroy: () => running.forEach((stop) => stop.abort()),
  }
}

const after = { stored: 'shown', 'no-sound': 'none', cancelled: 'absent', failed: 'failed' } as const

function stored({ startUs, binUs, levels }: Heard): Stored[] {
  return levels.map((peaks, level) => ({
    ...{ level, levels: levels.length, startUs, peaks },
    binUs: binUs * PER_BIN ** level,
  }))
}

function loudestOf(entry: Known | undefined): number {
  const level = entry?.levels.get(entry.count - 1)
  return level?.peaks.reduce((most, value) => Math.max(most, Math.abs(value - 128) / 128), 0) ?? 0
}

function levelWithin({ count, finestUs }: Known, us: number): number {
  const level = Math.floor(Math.log(us / finestUs) / Math.log(PER_BIN) + 1e-9)
  return Math.min(count - 1, Math.max(0, level))
}

/** The level itself, or the next finer or coarser one that is here. */
function nearest({ count, levels }: Known, wanted: number): WaveLevel | null {
  for (let away = 0; away < count; away += 1) {
    const level = levels.get(wanted + away) ?? levels.get(wanted - away)
    if (level !== undefined) return level
  }
  return null
}
