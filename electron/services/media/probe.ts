import { basename } from 'node:path'
import {
  EncodedPacketSink,
  Input,
  Logging,
  LogLevel,
  MATROSKA,
  MP4,
  QTFF,
  WEBM,
  type InputFormat,
  type InputVideoTrack,
} from 'mediabunny'
import { AppError, type ErrorParams } from '#shared/lib/app-error.ts'
import type { Probe } from '#shared/study/recording.ts'
import { endOfSegment, segmentClock } from '#shared/time/camera-clock.ts'
import { packFrames, type PackedFrames } from '#shared/time/frame-index.ts'
import { matroskaCompleteness, mp4Completeness } from './completeness.ts'
import { SIGNATURE_BYTES, signatureOf } from './containers.ts'
import { withFile, type FileReader } from './file-reader.ts'
import { fingerprintOf } from './fingerprint.ts'
import { gapsIn, longestKeyDistanceMs, meanRate } from './frame-spacing.ts'
import { frameTimesUs, isVariableRate, LONGEST_HOURS, MOST_FRAMES } from './frame-times.ts'
import { claimsOf } from './mp4-claims.ts'
import { editOf, type Edit } from './mp4-edit.ts'
import { parserSource } from './parser-source.ts'
import { codecName, ENCRYPTED, isPlayableSound, isPlayableVideo, type Container } from './playable.ts'
import { transportLook, type TransportLook } from './transport-stream.ts'
import { Unplayable } from './unplayable.ts'

// The reader's own remarks on odd files are no use to a person and could name what is in them.
Logging.level = LogLevel.Silent

/** What is stored of a file that can be coded. All of it survives a structured clone, so a worker can answer with it. */
export type ProbedFile = {
  readonly ok: true
  readonly probe: Extract<Probe, { ok: true }>
  /** Every frame's presentation time in the file's own clock. */
  readonly frames: PackedFrames
  readonly bytes: number
  /** See `fingerprintOf`. */
  readonly fingerprint: string
  /** Codec of the first sound track, playable or not; null without one. */
  readonly soundCodec: string | null
}
export type ProbeResult = ProbedFile | Extract<Probe, { ok: false }>

/**
 * Looks into one media file: can the engine show it, and when is each of its frames?
 *
 * Never throws for what is in the file or for a file that is not there: that is a refusal with a code and the file's
 * name (never its folder). Rejects only with the reason of an aborted `signal`. Reading and memory are bounded
 * whatever the file claims about itself.
 *
 * Codes: `media-not-found`, `media-unreadable`, `media-empty`, `media-not-video`, `media-truncated`, `media-no-picture`,
 * `media-codec-unplayable` {codec}, `media-container-unsupported` {container}, `media-too-long` {hours},
 * `media-cut-inside`, `media-frames-unreadable`; all with {name}. A refusal tells how a copy could be made that can be
 * played (`remedies`): only where there is a film to play.
 */
export async function probeFile(path: string, signal?: AbortSignal): Promise<ProbeResult> {
  const name = basename(path)
  try {
    return await withFile(path, signal, (file) => probe(file, name, signal))
  } catch (error) {
    signal?.throwIfAborted()
    return refusal(error, name)
  }
}

function refusal(error: unknown, name: string): Extract<Probe, { ok: false }> {
  const as = (code: string, params: ErrorParams = { name }): Extract<Probe, { ok: false }> => ({
    ok: false,
    code,
    params,
    remedies: error instanceof Unplayable ? error.remedies : [],
  })
  if (error instanceof AppError) return as(error.code, error.params)
  const system = error instanceof Error && 'code' in error ? error.code : undefined
  if (system === 'ENOENT' || system === 'ENOTDIR') return as('media-not-found')
  if (system === 'EISDIR' || error instanceof TypeError) return as('media-not-video')
  if (typeof system === 'string' && system.startsWith('E')) return as('media-unreadable')
  // Whatever else a parser stumbles over: the file is not what it says it is.
  return as('media-frames-unreadable')
}

async function probe(file: FileReader, name: string, signal: AbortSignal | undefined): Promise<ProbedFile> {
  await checkContainer(file, name, signal)
  const input = new Input({ source: parserSource(file), formats: [MP4, QTFF, WEBM, MATROSKA] })
  try {
    const container = containerOf(await input.getFormat())
    const track = await videoTrack(input, name)
    const edit = container === 'mp4' || container === 'mov' ? await checkedEdit(file, track, name) : undefined
    const { ptsUs, keysUs } = await frameTimesUs(track, edit, { name, fileSize: file.size, signal })
    await checkLastPacket(track, name)
    const frames = packFrames(ptsUs)
    const soundCodec = (await (await input.getAudioTracks())[0]?.getCodec()) ?? null
    return {
      ok: true,
      probe: {
        ok: true,
        container,
        codec: (await track.getCodec()) ?? '',
        ...(await sizeOf(track, name)),
        rotation: await track.getRotation(),
        hasAudio: isPlayableSound(soundCodec),
        frames: ptsUs.length,
        durationMs: endOfSegment(segmentClock({ offsetUs: 0, rate: 1, frames })),
        variableRate: isVariableRate(ptsUs),
        fps: meanRate(ptsUs),
        keyEveryMs: longestKeyDistanceMs(keysUs, ptsUs),
        soundCodec,
        gaps: gapsIn(ptsUs),
        converted: false,
      },
      frames,
      bytes: file.size,
      fingerprint: await fingerprintOf(file),
      soundCodec,
    }
  } finally {
    input.dispose()
  }
}

/** No engine shows a wider picture, and none shows one without an area. */
const LARGEST_SIDE = 16_384

async function sizeOf(track: InputVideoTrack, name: string): Promise<{ width: number; height: number }> {
  const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()]
  const sane = [width, height].every((side) => side > 0 && side <= LARGEST_SIDE)
  if (!sane) throw new AppError('media-frames-unreadable', { name })
  return { width, height }
}

async function checkContainer(file: FileReader, name: string, signal: AbortSignal | undefined): Promise<void> {
  if (file.size === 0) throw new AppError('media-empty', { name })
  const signature = signatureOf(await file.read(0, SIGNATURE_BYTES))
  if (signature.kind === 'unknown') throw new AppError('media-not-video', { name })
  if (signature.kind === 'sound') throw new AppError('media-no-picture', { name })
  if (signature.kind === 'transport') {
    const { remedies, seen } = await transportLook(file, name).catch((error: unknown) => convertAtLeast(error, signal))
    throw new Unplayable('media-container-unsupported', { name, container: TRANSPORT_STREAM, ...seen }, remedies)
  }
  if (signature.kind === 'unsupported') {
    throw new Unplayable('media-container-unsupported', { name, container: signature.container }, ['convert'])
  }
  const completeness = signature.kind === 'mp4' ? await mp4Completeness(file) : await matroskaCompleteness(file)
  if (completeness !== 'complete') throw new AppError('media-truncated', { name })
}

const TRANSPORT_STREAM = 'AVCHD / MPEG transport stream'

/** A stream that our own reader cannot follow may still be one that a converter can. */
function convertAtLeast(error: unknown, signal: AbortSignal | undefined): TransportLook {
  signal?.throwIfAborted()
  if (error instanceof AppError) throw error
  return { remedies: ['convert'], seen: {} }
}

function containerOf(format: InputFormat): Container {
  if (format === WEBM) return 'webm'
  if (format === MATROSKA) return 'mkv'
  return format === QTFF ? 'mov' : 'mp4'
}

/** The first track that the engine shows. */
async function videoTrack(input: Input, name: string): Promise<InputVideoTrack> {
  const tracks = await input.getVideoTracks()
  const [first] = tracks
  if (first === undefined) throw new AppError('media-no-picture', { name })
  for (const track of tracks) if (isPlayableVideo(await track.getCodec())) return track
  const codec = codecName(await first.getCodec(), await first.getInternalCodecId())
  throw new Unplayable('media-codec-unplayable', { name, codec }, codec === ENCRYPTED ? [] : ['convert'])
}

/** The edit list of an mp4, after a look at whether what the file claims is worth laying out. */
async function checkedEdit(file: FileReader, track: InputVideoTrack, name: string): Promise<Edit | undefined> {
  const { frames, together } = await claimsOf(file, track.id)
  if (frames > file.size || together > frames) throw new AppError('media-frames-unreadable', { name })
  if (frames > MOST_FRAMES) throw new AppError('media-too-long', { name, hours: LONGEST_HOURS })
  const edit = await editOf(file, track.id)
  if (edit === 'several') throw new AppError('media-cut-inside', { name })
  return edit
}

/** An index may name frames that lie past the end of the file; the last one in the file is where that shows. */
async function checkLastPacket(track: InputVideoTrack, name: string): Promise<void> {
  const sink = new EncodedPacketSink(track)
  try {
    const last = await sink.getPacket(Infinity)
    if (last !== null && last.data.length === last.byteLength && last.byteLength > 0) return
  } catch {
    // Reported below: the bytes are not there.
  }
  throw new AppError('media-truncated', { name })
}
