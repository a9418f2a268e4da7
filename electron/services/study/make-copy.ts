import { mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'
import type { ConversionKind } from '#shared/study/media.ts'
import { endOfSegment, segmentClock } from '#shared/time/camera-clock.ts'
import { packFrames, unpackFrames, type PackedFrames } from '#shared/time/frame-index.ts'
import type { Job } from '../desk.ts'
import { runInWorker } from '../jobs/run-in-worker.ts'
import { compareFrames, type FrameComparison } from '../media/compare-frames.ts'
import type { Converter } from '../media/converter-program.ts'
import { discard, diskFault } from '../media/disk-fault.ts'
import { drawnTimesUs, lookBy, packetTimesUs } from '../media/ffprobe.ts'
import { fingerprintFile } from '../media/fingerprint.ts'
import { meanRate } from '../media/frame-spacing.ts'
import { isVariableRate } from '../media/frame-times.ts'
import type { ProbedFile, ProbeResult } from '../media/probe.ts'
import { runConverter } from '../media/run-converter.ts'
import type { ConversionResult } from '../store/queries/conversions.ts'

export type CopyWish = {
  readonly kind: ConversionKind
  readonly path: string
  /** What a person calls the source. */
  readonly name: string
  readonly bytes: number
  readonly fingerprint: string
  /** The frames that codes stand on already, if the file is in the study: then only they count. */
  readonly frames?: PackedFrames | undefined
  /** Where the copy is written; whoever asked gives it its name. */
  readonly part: string
}

/** All that is known of a finished copy but where it will lie. */
export type MadeCopy = Omit<ConversionResult, 'output'> & {
  readonly output: Omit<ConversionResult['output'], 'absPath' | 'relPath'>
}

type Tools = { readonly converter: Converter | undefined; readonly job: Job }
type SourceFacts = Pick<
  ConversionResult['source'],
  'container' | 'codec' | 'width' | 'height' | 'rotation' | 'soundCodec' | 'interlaced' | 'keyEveryMs'
>
/** Frame times that the copy may be held against, in the order in which they are asked for. */
type Original = {
  readonly facts: SourceFacts
  readonly times: readonly (() => Promise<ArrayLike<number> | undefined>)[]
}

/** Shares of the work, as they feel on a long film. */
const LOOKED = 0.05
const WRITTEN = 0.92

/**
 * Makes a copy and holds it against its original frame by frame. Resolves only for a copy that has every frame where
 * the original has it; otherwise nothing is left at `wish.part`.
 *
 * @throws media-not-found, media-unreadable, conversion-source-changed, conversion-frames-differ, conversion-times-differ;
 * what `runConverter`, `remuxTransportStream` and the look into the source throw; the reason of an aborted signal.
 */
export async function makeCopy(wish: CopyWish, tools: Tools): Promise<MadeCopy> {
  const { signal } = tools.job
  try {
    const before = await checkSource(wish, signal)
    await mkdir(dirname(wish.part), { recursive: true })
    const original = await write(wish, tools)
    tools.job.progress(WRITTEN)
    await flush(wish.part)
    const copy = await lookInto(wish.part, tools.job)
    if (!copy.ok) throw new AppError('conversion-failed', { name: wish.name, detail: '' })
    const { comparison, ptsUs } = await compare(wish, original, copy)
    const after = await stat(wish.path).catch(() => undefined)
    if (after?.mtimeMs !== before.mtimeMs || after.size !== before.size) throw changedSource(wish, after === undefined)
    return madeCopy(wish, original.facts, ptsUs, copy, comparison)
  } catch (error) {
    discard(wish.part)
    signal.throwIfAborted()
    throw diskFault(error) ?? error
  }
}

const changedSource = ({ name }: CopyWish, gone: boolean): AppError =>
  gone ? new AppError('media-not-found', { name }) : new AppError('conversion-source-changed', { name })

/** The content is that of the time when the copy was asked for. */
async function checkSource(wish: CopyWish, signal: AbortSignal): Promise<{ size: number; mtimeMs: number }> {
  try {
    const found = await stat(wish.path)
    if (found.size === wish.bytes && (await fingerprintFile(wish.path, signal)) === wish.fingerprint) return found
  } catch (cause) {
    signal.throwIfAborted()
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') throw changedSource(wish, true)
    throw new AppError('media-unreadable', { name: wish.name }, { cause })
  }
  throw changedSource(wish, false)
}

/** A look into a file in a thread of its own; its progress is not told. */
async function lookInto(path: string, job: Job): Promise<ProbeResult> {
  const [found] = await runInWorker('probe', { paths: [path] }, { ...job, progress: () => undefined })
  if (found === undefined) throw new AppError('job-ended')
  return found.result
}

async function write(wish: CopyWish, { converter, job }: Tools): Promise<Original> {
  const span = (from: number) => (share: number) => job.progress(from + (WRITTEN - from) * Math.min(1, share))
  if (converter === undefined) {
    if (wish.kind !== 'remux') throw new AppError('converter-needed')
    const { path, part, name } = wish
    const { frames, ...found } = await runInWorker('remux', { path, part, name }, { ...job, progress: span(0) })
    const facts = { container: 'mpegts', codec: 'avc', rotation: 0, ...found }
    return { facts, times: [() => Promise.resolve(unpackFrames(frames).ptsUs)] }
  }
  const { ffprobe } = converter
  const source = { ffprobe, path: wish.path, name: wish.name, signal: job.signal }
  const seen = await lookInto(wish.path, job)
  const look = await lookBy(source)
  const packets = seen.ok ? unpackFrames(seen.frames).ptsUs : await packetTimesUs(source)
  job.progress(LOOKED)
  const expected = packets?.length ?? 0
  const told = span(LOOKED)
  await runConverter({
    ffmpeg: converter.path,
    name: wish.name,
    copy: { source: wish.path, part: wish.part, kind: wish.kind, interlaced: look.interlaced },
    signal: job.signal,
    onFrames: (frames) => told(expected === 0 ? 1 - 1 / (1 + frames / 5000) : frames / expected),
  })
  const keyEveryMs = seen.ok ? seen.probe.keyEveryMs : 0
  // A file that begins or breaks off amid something has packets that nobody can draw: then what can be drawn counts.
  const drawn = seen.ok ? [] : [() => drawnTimesUs(source)]
  return { facts: { ...look, ...named(seen), keyEveryMs }, times: [() => Promise.resolve(packets), ...drawn] }
}

/** Our own names where we read the file ourselves. */
const named = (seen: ProbeResult): Partial<SourceFacts> =>
  seen.ok ? { container: seen.probe.container, codec: seen.probe.codec, soundCodec: seen.soundCodec } : {}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

type Same = Extract<FrameComparison, { same: true }>

async function compare(
  { name, frames: standing }: CopyWish,
  { times }: Original,
  copy: ProbedFile,
): Promise<{ comparison: Same; ptsUs: ArrayLike<number> }> {
  const copied = unpackFrames(copy.frames).ptsUs
  const known = standing === undefined ? times : [() => Promise.resolve(unpackFrames(standing).ptsUs)]
  let last: FrameComparison | undefined
  for (const ask of known) {
    const ptsUs = await ask()
    if (ptsUs === undefined) continue
    last = compareFrames(ptsUs, copied)
    if (last.same) return { comparison: last, ptsUs }
  }
  if (last?.same === false && last.why === 'times') {
    throw new AppError('conversion-times-differ', { name, ms: Math.ceil(last.largestUs / 1000) })
  }
  throw new AppError('conversion-frames-differ', { name, frames: last?.frames ?? 0, copied: copied.length })
}

function madeCopy(
  { kind }: CopyWish,
  facts: SourceFacts,
  ptsUs: ArrayLike<number>,
  copy: ProbedFile,
  { frames, largestUs }: Same,
): MadeCopy {
  const inOrder = Array.from(ptsUs)
  const packed = packFrames(inOrder)
  const { bytes, fingerprint, probe } = copy
  return {
    kind,
    output: { bytes, fingerprint, codec: probe.codec, hasAudio: probe.hasAudio, frames: copy.frames },
    source: {
      ...facts,
      // Packed as they are, the pictures have their key frames where the original has them.
      keyEveryMs: kind === 'remux' ? probe.keyEveryMs : facts.keyEveryMs,
      frames: packed,
      durationMs: endOfSegment(segmentClock({ offsetUs: 0, rate: 1, frames: packed })),
      variableRate: isVariableRate(inOrder),
      fps: meanRate(inOrder),
    },
    check: { frames, largestUs },
  }
}
