import { stat } from 'node:fs/promises'
import type { Probe } from '#shared/study/recording.ts'
import { unpackFrames } from '#shared/time/frame-index.ts'
import { studyAt, type Desk, type Job, type OpenStudy } from '../desk.ts'
import { runInWorker } from '../jobs/run-in-worker.ts'
import { fingerprintFile } from '../media/fingerprint.ts'
import { gapsIn } from '../media/frame-spacing.ts'
import type { ProbeResult } from '../media/probe.ts'
import { listConversions, type ConversionResult } from '../store/queries/conversions.ts'
import type { NewMediaFile } from '../store/queries/media.ts'
import { standingCopy } from './conversion-copies.ts'

/** A file that can be coded, played itself or from the copy that was made of it. */
export type Source = {
  readonly probe: Extract<Probe, { ok: true }>
  readonly file: Omit<NewMediaFile, 'offsetUs' | 'rate'>
  /** What is played in its place, at the path where it lies now; null: the file itself. */
  readonly copy: ConversionResult | null
}
export type SourceResult = Source | Extract<Probe, { ok: false }>

export const isSource = (result: SourceResult): result is Source => 'file' in result

const frameCount = (frames: NewMediaFile['frames']): number =>
  frames.kind === 'constant' ? frames.count : frames.deltasUs.length + 1

/** A file that the engine plays; from a copy of it that has its frames, if there is one (for its sound, say). */
function playable(study: OpenStudy, path: string, result: Extract<ProbeResult, { ok: true }>): Source {
  const { frames, bytes, fingerprint, soundCodec } = result
  const found = standingCopy(study, fingerprint, bytes)
  const copy = found !== undefined && frameCount(found.output.frames) === frameCount(frames) ? found : null
  const hasAudio = copy?.output.hasAudio ?? result.probe.hasAudio
  const probe = { ...result.probe, hasAudio, converted: copy !== null }
  const { container, codec, width, height, rotation, variableRate, keyEveryMs, gaps } = probe
  const shown = { container, codec, width, height, rotation, hasAudio, variableRate, keyEveryMs, gaps, soundCodec }
  const durationMs = Math.round(probe.durationMs)
  return { probe, file: { absPath: path, bytes, fingerprint, frames, durationMs, ...shown }, copy }
}

/** A file that the engine does not play, by what was found when its copy was made. */
function converted(path: string, fingerprint: string, bytes: number, copy: ConversionResult): Source {
  const { source, output } = copy
  const { frames, container, codec, width, height, rotation, variableRate, keyEveryMs, soundCodec, fps } = source
  const gaps = gapsIn(unpackFrames(frames).ptsUs)
  const shown = { container, codec, width, height, rotation, hasAudio: output.hasAudio, variableRate, soundCodec, gaps }
  const durationMs = Math.round(source.durationMs)
  return {
    probe: { ok: true, ...shown, frames: frameCount(frames), durationMs, fps, keyEveryMs, converted: true },
    file: { absPath: path, bytes, fingerprint, frames, durationMs, keyEveryMs, ...shown },
    copy,
  }
}

/**
 * Looks into files: each can be coded, itself or by the copy that was made of it, or is refused with its reason and
 * what could be done. Reading is done in a thread; by `path`.
 */
export async function lookIntoSources(
  desk: Desk,
  paths: readonly string[],
  job: Job,
): Promise<Map<string, SourceResult>> {
  const study = studyAt(desk)
  const probed = await runInWorker('probe', { paths }, job)
  // Only a file as large as one that was converted is worth comparing with it.
  const sizes = new Set(
    listConversions(study.store.read)
      .filter(({ status }) => status === 'done')
      .map(({ bytes }) => bytes),
  )
  const sources = new Map<string, SourceResult>()
  for (const { path, result } of probed) {
    job.signal.throwIfAborted()
    sources.set(
      path,
      result.ok ? playable(study, path, result) : ((await convertedAt(study, path, sizes, job)) ?? result),
    )
  }
  return sources
}

async function convertedAt(
  study: OpenStudy,
  path: string,
  sizes: ReadonlySet<number>,
  job: Job,
): Promise<Source | null> {
  if (sizes.size === 0) return null
  try {
    const { size } = await stat(path)
    if (!sizes.has(size)) return null
    const fingerprint = await fingerprintFile(path, job.signal)
    const copy = standingCopy(study, fingerprint, size)
    return copy === undefined ? null : converted(path, fingerprint, size, copy)
  } catch {
    job.signal.throwIfAborted()
    return null
  }
}
