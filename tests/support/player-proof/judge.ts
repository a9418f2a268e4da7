import type { Look, Settled, Watched } from './page/harness.ts'
import { frameAtMs, type ProofRecording } from './proof-recordings.ts'

/**
 * What is wrong about a look at a picture that stands still; null when nothing is. The picture is the judge: what the
 * player names, the time it gives, and what the other cameras show must all follow from the number in it.
 * @param expected the frame that was asked for; null where any frame may be shown, if only it is named rightly.
 */
export function wrongAbout({ truth }: ProofRecording, look: Look, expected: number | null): string | null {
  const [lead] = truth
  const [code] = look.codes
  if (lead === undefined || code === undefined) return 'there is no camera'
  if (code === null) return 'no number can be read in the picture'
  if (code.camera !== lead.code) return `the picture is of camera ${code.camera}`
  const shown = code.frame
  if (expected !== null && shown !== expected) return `asked for ${expected}, the picture is ${shown}`
  if (look.moment.frame !== shown) return `the picture is ${shown}, named as ${String(look.moment.frame)}`
  if (look.stored.frame !== shown) return `the picture is ${shown}, drawn as ${String(look.stored.frame)}`
  const own = lead.startMs[shown]
  if (look.moment.atMs !== own) return `frame ${shown} starts at ${String(own)} ms, given as ${look.moment.atMs} ms`
  for (const [n, camera] of truth.entries()) {
    const due = frameAtMs(camera.startMs, own)
    const other = look.codes[n]
    if (other?.frame !== due || other.camera !== camera.code)
      return `at ${own} ms camera ${camera.id} is due to show ${due}, its picture is ${String(other?.frame)}`
  }
  return null
}

export function wrongAmong(
  recording: ProofRecording,
  settled: readonly Settled[],
  expected: readonly (number | null)[],
): string[] {
  if (settled.length !== expected.length) return [`${settled.length} looks for ${expected.length} commands`]
  return settled.flatMap((look, n) => wrongAbout(recording, look, expected[n] ?? null) ?? [])
}

/**
 * How the frame named while playing lies to the one in the picture: share of looks one frame behind, and what is worse.
 * From the pause on the frame named must be the one that stays: a picture that was on its way may still come and go.
 */
export function namedWhilePlaying(
  recording: ProofRecording,
  { seen, after }: Watched,
): { readonly behind: number; readonly wrong: string[] } {
  const played = seen.filter(({ playing }) => playing)
  const off = played.map(({ code, named }) => (code === null || named === null ? null : named - code.frame))
  const wrong = off.flatMap((by, n) =>
    by === 0 || by === -1
      ? []
      : [by === null ? 'no number can be read' : `frame ${String(played[n]?.code?.frame)} was named ${by} off`],
  )
  const stays = after.moment.frame
  for (const { playing, named } of seen) {
    if (!playing && named !== stays) wrong.push(`named ${String(named)} after the pause, then ${String(stays)}`)
  }
  const fault = wrongAbout(recording, after, null)
  if (fault !== null) wrong.push(fault)
  return { behind: off.filter((by) => by === -1).length, wrong: wrong }
}

/**
 * How far apart (ms of the recording) the stretches lie that the pictures of the first two cameras stand for, each from
 * the start of its frame to the start of the next: 0 where both show a common moment, as two cameras of different rates
 * do that run level; positive when the second is ahead. Null when a number cannot be read.
 */
export function apartMs({ truth }: ProofRecording, codes: Look['codes']): number | null {
  const [first, second] = codes.map((code, n) => {
    const start = code === null ? undefined : truth[n]?.startMs[code.frame]
    const end = code === null ? undefined : truth[n]?.startMs[code.frame + 1]
    return start === undefined ? undefined : { start, end: end ?? start }
  })
  if (first === undefined || second === undefined) return null
  if (second.start >= first.end) return second.start - first.end
  return second.end <= first.start ? second.end - first.start : 0
}

/** The middle value of each run of so many: what lasts, without the single picture that a busy machine shows late. */
export function medians(values: readonly number[], length: number): number[] {
  const runs = Math.floor(values.length / length)
  return Array.from({ length: runs }, (_, n) => {
    const sorted = values.slice(n * length, (n + 1) * length).sort((a, b) => a - b)
    return sorted[Math.floor(length / 2)] ?? 0
  })
}
