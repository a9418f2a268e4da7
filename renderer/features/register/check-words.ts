import type { Probe } from '#shared/study/recording.ts'
import {
  framesPerSecond,
  type FileFinding,
  type GoodProbe,
  type RecordingFinding,
} from '#shared/study/register-check.ts'
import { soundName } from '../../ui/format/codec.ts'
import { counted } from '../../ui/format/figures.ts'
import { nameOf } from '../../ui/format/paths.ts'
import { clock, shortClock } from '../../ui/format/time.ts'
import { viewWords } from './words.ts'

/** A rate with at most two decimals: `25`, `29.97`. */
const rate = (fps: number): string => String(Number(fps.toFixed(2)))
const seconds = (lengthMs: number): string => `${(lengthMs / 1000).toFixed(lengthMs < 10_000 ? 1 : 0)} s`

export function rateWords(probe: GoodProbe): string {
  const fps = framesPerSecond(probe)
  if (fps === 0) return 'not known'
  return probe.variableRate ? `variable, about ${String(Math.round(fps))}` : `${rate(fps)} frames/s`
}

export function soundWords({ hasAudio, soundCodec }: GoodProbe): string {
  if (hasAudio) return 'yes'
  return soundCodec === null ? 'none' : `${soundName(soundCodec)}, not played`
}

const containerNames: Readonly<Record<string, string>> = {
  'AVCHD / MPEG transport stream': 'AVCHD',
  MPEG: 'MPEG-2 (DVD)',
}

/** What a file that has to be converted is: `AVCHD, interlaced, 1440 × 1080`, as far as the look into it told. */
export function formatWords({ params }: Extract<Probe, { ok: false }>): string {
  const { container, codec, interlaced, width, height } = params
  const kind = codec ?? container ?? 'cannot be shown frame by frame as it is'
  return [
    containerNames[String(kind)] ?? String(kind),
    ...(interlaced === undefined || interlaced === 0 ? [] : ['interlaced']),
    ...(Number(width) > 0 && Number(height) > 0 ? [`${String(width)} × ${String(height)}`] : []),
  ].join(', ')
}

/** A finding in a few words, for a narrow cell, and in a sentence. */
export function findingWords(finding: FileFinding): { readonly short: string; readonly long: string } {
  switch (finding.kind) {
    case 'gaps':
      return {
        short: counted(finding.count, 'gap'),
        long: `${finding.count === 1 ? 'For' : `Longest of ${String(finding.count)} gaps: for`} ${seconds(finding.longestMs)} from ${clock(finding.atMs)} there is no new frame. Times stay true; what happened in between cannot be coded.`,
      }
    case 'low-rate':
      return {
        short: `${rate(finding.fps)} frames/s`,
        long: `With ${rate(finding.fps)} frames a second, short looks and gestures can fall between two frames.`,
      }
    case 'small-picture':
      return {
        short: 'small picture',
        long: `The picture has ${String(finding.width)} × ${String(finding.height)} points. Faces may be too small to code expressions.`,
      }
    case 'sound-unplayable':
      return {
        short: 'sound not played',
        long: `The picture is fine; its sound is in the format ${soundName(finding.codec)}, which is not played here. A copy with the sound converted plays both.`,
      }
    case 'slow-steps':
      return {
        short: 'slow steps',
        long: `Only every ${seconds(finding.keyEveryMs)} there is a frame that stands by itself, so stepping takes a moment. A copy for quick steps can be made later, under Files.`,
      }
  }
}

/** Whether a finding is worth a second look before the file is added, and not only good to know. */
export function isForALook(finding: FileFinding): boolean {
  return finding.kind !== 'slow-steps'
}

export function recordingFindingWords(finding: RecordingFinding): string {
  switch (finding.kind) {
    case 'no-sound':
      return 'No camera has sound that is played.'
    case 'lengths-differ':
      return `The cameras last ${shortClock(finding.shortestMs)} and ${shortClock(finding.longestMs)}.`
    case 'camera-short':
      return `${viewWords[finding.view]} lasts ${shortClock(finding.lengthMs)}, the longest camera ${shortClock(finding.longestMs)}.`
    case 'file-short':
      return `${nameOf(finding.path)} lasts ${shortClock(finding.lengthMs)}, the longest file of this camera ${shortClock(finding.longestMs)}.`
    case 'parts-left-out':
      return `${viewWords[finding.view]}: part ${finding.missing.join(', ')} is not on the list.`
  }
}
