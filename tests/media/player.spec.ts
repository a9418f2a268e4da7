import { seededRandom, type Random } from '#shared/lib/prng.ts'
import { namedWhilePlaying, wrongAbout, wrongAmong } from '../support/player-proof/judge.ts'
import {
  frameAtMs,
  SINGLE_RECORDINGS,
  TWO_CAMERAS,
  TWO_FILES,
  type ProofRecording,
} from '../support/player-proof/proof-recordings.ts'
import type { Presented, Settled } from '../support/player-proof/page/harness.ts'
import { AT_LENGTH, expect, judge, test } from '../support/player-proof/proof-story.ts'

// The frame number stands in the picture as blocks. Whatever is done to the player, the number in the picture must be
// the frame that the player names, that was asked for, and whose time of start it gives.

const plans = [...SINGLE_RECORDINGS, TWO_FILES, TWO_CAMERAS]
/** What differs from the others only in how the file is wrapped is played on and on at length alone. */
const playedInShort = /^(25 fps mp4|29|59|variable|two|VP9|one key)/
const isPlayed = (title: string): boolean => AT_LENGTH || playedInShort.test(title)
/** A key frame in two minutes makes each seek wait for up to 3,000 decoded frames. */
const isSlow = (title: string): boolean => title.includes('one key frame')
const count = (title: string, atLength: number, short: number): number =>
  AT_LENGTH ? atLength : isSlow(title) ? Math.ceil(short / 3) : short

const whole = (random: Random, below: number): number => Math.floor(random() * below)
const many = <T>(length: number, make: (n: number) => T): T[] => Array.from({ length }, (_, n) => make(n))
const startsOf = ({ truth }: ProofRecording): readonly number[] => truth[0]?.startMs ?? []
/** Where every camera has a picture of its own moment: commands in it are judged for all of them. */
const shared = (recording: ProofRecording, margin = 0): readonly [first: number, last: number] => {
  const starts = startsOf(recording)
  const from = Math.max(...recording.truth.map(({ startMs }) => startMs[0] ?? 0))
  const to = Math.min(...recording.truth.map(({ startMs }) => startMs.at(-1) ?? 0))
  return [frameAtMs(starts, from) + margin, frameAtMs(starts, to) - margin]
}

for (const plan of plans) {
  const { title } = plan
  test.describe(title, () => {
    test.setTimeout(AT_LENGTH ? 1_800_000 : 120_000)

    test(`any frame asked for is the frame shown, the first and the last too: ${title}`, async ({ open }) => {
      const { recording, proof } = await open(plan)
      const random = seededRandom(1)
      const frames = startsOf(recording).length
      const asked = [...many(count(title, 1000, 60), () => whole(random, frames)), 0, frames - 1, 0, 1, frames - 2]
      const settled = await proof.showFrames(asked)
      judge({
        recording: title,
        operation: 'show frame',
        operations: asked.length,
        settled,
        wrong: wrongAmong(recording, settled, asked),
      })
    })

    test(`each step goes one frame on or back, and stays at either end: ${title}`, async ({ open }) => {
      const { recording, proof } = await open(plan)
      const frames = startsOf(recording).length
      const steps = count(title, 200, 30)
      const from = Math.floor((frames - steps) / 2)
      const wrong: string[] = []
      const all: Settled[] = []
      for (const [start, by] of [
        [from, 1],
        [from + steps, -1],
        [3, -1],
        [frames - 4, 1],
      ] as const) {
        const length = start === 3 || start === frames - 4 ? 5 : steps
        const settled = (await proof.showFrames([start])).concat(await proof.steps(many(length, () => by)))
        const due = many(length + 1, (n) => Math.min(frames - 1, Math.max(0, start + n * by)))
        wrong.push(...wrongAmong(recording, settled, due))
        all.push(...settled.slice(1))
      }
      judge({ recording: title, operation: 'step', operations: all.length, settled: all, wrong })
    })

    test(`a time asked for shows the frame that it falls into: ${title}`, async ({ open }) => {
      const { recording, proof } = await open(plan)
      const random = seededRandom(2)
      const starts = startsOf(recording)
      const last = starts.at(-1) ?? 0
      const around = many(count(title, 100, 9), () => starts[1 + whole(random, starts.length - 1)] ?? 0)
      const times = [
        ...many(count(title, 200, 12), () => whole(random, last)),
        ...around.flatMap((start) => [start, start - 1]),
      ]
      const settled = await proof.goTo(times)
      const due = times.map((time) => frameAtMs(starts, time))
      judge({
        recording: title,
        operation: 'go to time',
        operations: times.length,
        settled,
        wrong: wrongAmong(recording, settled, due),
      })
    })

    test(`of many frames asked for at once the last one is shown: ${title}`, async ({ open }) => {
      const { recording, proof } = await open(plan)
      const random = seededRandom(3)
      const frames = startsOf(recording).length
      const settled: Settled[] = []
      const wrong: string[] = []
      for (let n = 0; n < count(title, 60, 4); n += 1) {
        const asked = many(30, () => whole(random, frames))
        const look = await proof.burst(asked, n % 2 === 0 ? 10 : 0)
        settled.push(look)
        wrong.push(...wrongAmong(recording, [look], [asked.at(-1) ?? 0]))
      }
      judge({ recording: title, operation: 'burst of 30', operations: settled.length, settled, wrong })
    })

    test(`after a pause the frame on screen is the frame named: ${title}`, async ({ open }) => {
      const { recording, proof } = await open(plan)
      const random = seededRandom(4)
      const [first, last] = shared(recording)
      const wrong: string[] = []
      const settled: Settled[] = []
      for (const rate of many(AT_LENGTH ? 10 : 1, () => [0.25, 1, 2]).flat()) {
        await proof.showFrames([first + whole(random, (last - first) / 2)])
        const { atPause, after } = await proof.playAndPause(rate, 150 + whole(random, 300))
        settled.push(after)
        const fault = wrongAbout(recording, after, null)
        if (fault !== null) wrong.push(`at ${rate}x: ${fault}`)
        // A code given in the very moment of the pause belongs to the frame that stays on screen.
        if (atPause.frame !== after.moment.frame)
          wrong.push(`at ${rate}x: paused at ${String(atPause.frame)}, then ${String(after.moment.frame)}`)
      }
      judge({ recording: title, operation: 'pause after play', operations: settled.length, settled, wrong })
    })

    if (!isPlayed(title)) return

    test(`a loop turns to its first frame and ends inside itself: ${title}`, async ({ open }) => {
      const { recording, proof } = await open(plan)
      const random = seededRandom(5)
      const starts = startsOf(recording)
      const [first, last] = shared(recording)
      const wrong: string[] = []
      const settled: Settled[] = []
      let beyond = 0
      let turns = 0
      for (const lengthMs of many(AT_LENGTH ? 4 : 1, () => (AT_LENGTH ? [200, 700, 1500] : [200, 600])).flat()) {
        const from = first + whole(random, frameAtMs(starts, (starts[last] ?? 0) - lengthMs) - first)
        const startMs = starts[from] ?? 0
        const to = frameAtMs(starts, startMs + lengthMs)
        const endMs = starts[to] ?? 0
        const { seen, after } = await proof.loop(
          { startMs, endMs } as Parameters<typeof proof.loop>[0],
          AT_LENGTH ? 3 : 1,
        )
        settled.push(after)
        const frames = playedBeforePin(seen.map(({ code }) => code?.frame ?? NaN))
        const turnAt = frames.flatMap((frame, n) => (frame < (frames[n - 1] ?? 0) ? [n] : []))
        turns += turnAt.length
        if (turnAt.length === 0) wrong.push(`no turn in a loop of ${lengthMs} ms`)
        for (const n of turnAt) {
          if (isFirstOfLoop(seen, n, from)) continue
          wrong.push(`turned to ${String(frames[n])} instead of ${from}: ${around(seen, n)}`)
        }
        beyond = Math.max(beyond, ...frames.map((frame) => frame - (to - 1)))
        const fault = wrongAbout(recording, after, null)
        if (fault !== null) wrong.push(fault)
        const stopped = after.moment.frame ?? -1
        if (stopped < from || stopped >= to) wrong.push(`stopped at ${stopped}, outside ${from} to ${to - 1}`)
      }
      const note = `${turns} turns; at most ${Math.max(0, beyond)} frames past the end shown while playing`
      judge({ recording: title, operation: 'loop', operations: settled.length, settled, wrong, note })
    })

    test(`a loop to the very end turns there as well, and goes on: ${title}`, async ({ open }) => {
      const { recording, proof } = await open(plan)
      const starts = startsOf(recording)
      const { durationMs } = recording
      const wrong: string[] = []
      const settled: Settled[] = []
      let turns = 0
      for (const lengthMs of AT_LENGTH ? [200, 700, 1500, 200, 700] : [300]) {
        const from = frameAtMs(starts, durationMs - lengthMs)
        const startMs = starts[from] ?? 0
        const span = { startMs, endMs: durationMs } as Parameters<typeof proof.loop>[0]
        const { seen, after } = await proof.loop(span, AT_LENGTH ? 3 : 1)
        settled.push(after)
        const frames = playedBeforePin(seen.map(({ code }) => code?.frame ?? NaN))
        const turnAt = frames.flatMap((frame, n) => (frame < (frames[n - 1] ?? 0) ? [n] : []))
        turns += turnAt.length
        if (turnAt.length === 0) wrong.push(`no turn in the last ${lengthMs} ms: ${frames.slice(-4).join(' ')}`)
        for (const n of turnAt) {
          if (isFirstOfLoop(seen, n, from)) continue
          wrong.push(`turned to ${String(frames[n])} instead of ${from}: ${around(seen, n)}`)
        }
        const stopped = after.moment.frame ?? -1
        if (stopped < from) wrong.push(`stopped at ${stopped}, before ${from}`)
        wrong.push(...wrongAmong(recording, [after], [null]))
      }
      const note = `${turns} turns`
      judge({ recording: title, operation: 'loop to the end', operations: settled.length, settled, wrong, note })
    })

    test(`while it plays the frame named is the one in the picture or the one before: ${title}`, async ({ open }) => {
      const { recording, proof } = await open(plan)
      const startMs = startsOf(recording)[shared(recording)[0]] ?? 0
      const watched = await proof.watch(startMs, 1, AT_LENGTH ? 10_000 : 1000)
      const { seen } = watched
      expect(seen.length).toBeGreaterThan(5)
      const { behind, wrong } = namedWhilePlaying(recording, watched)
      const note = `${Math.round((100 * behind) / seen.length)} % one frame behind`
      judge({ recording: title, operation: 'named while playing', operations: seen.length, wrong, note })
    })
  })
}

for (const plan of [SINGLE_RECORDINGS[0], TWO_CAMERAS]) {
  const title = plan?.title ?? ''
  test(`running backwards shows earlier and earlier frames, and stops at the one named: ${title}`, async ({ open }) => {
    const { recording, proof } = await open(plan ?? TWO_CAMERAS)
    const wrong: string[] = []
    const settled: Settled[] = []
    for (const rate of AT_LENGTH ? [0.25, 0.5, 1, 2, 4, 1, 2] : [1, 2]) {
      const { seen, after } = await proof.backwards(400, rate, 700)
      const frames = seen.map(({ code }) => code?.frame ?? NaN)
      if (frames.some((frame, n) => frame > (frames[n - 1] ?? 400)))
        wrong.push(`at ${rate}x a later frame: ${frames.join(' ')}`)
      if ((after.moment.frame ?? 400) >= 400) wrong.push(`at ${rate}x nothing ran`)
      wrong.push(...wrongAmong(recording, [after], [null]))
      settled.push(after)
    }
    judge({ recording: title, operation: 'run backwards', operations: settled.length, settled, wrong })
  })
}

test('a camera that is moved on the clock shows the frame that belongs to its new place', async ({ open }) => {
  const { recording, proof } = await open(TWO_CAMERAS)
  const random = seededRandom(9)
  const wrong: string[] = []
  const settled: Settled[] = []
  const [first, last] = shared(recording, 50)
  for (const byMs of AT_LENGTH ? [33, -33, 1000, -400, 7, 0] : [33, -400, 0]) {
    const [reference, moved] = recording.truth
    if (reference === undefined || moved === undefined) throw new Error('two cameras are needed')
    const truth = [reference, { ...moved, startMs: moved.startMs.map((start) => start + byMs) }]
    const [from] = await proof.showFrames([first + whole(random, last - first)])
    const asked = many(AT_LENGTH ? 50 : 8, () => first + whole(random, last - first))
    const looks = [await proof.setOffset('mother', (437 + byMs) * 1000), ...(await proof.showFrames(asked))]
    wrong.push(...wrongAmong({ ...recording, truth }, looks, [from?.moment.frame ?? null, ...asked]))
    settled.push(...looks)
  }
  judge({ recording: TWO_CAMERAS.title, operation: 'moved camera', operations: settled.length, settled, wrong })
})

test('playing goes from one file of a camera to the next, no frame back and none of another camera', async ({
  open,
}) => {
  const { recording, proof } = await open(TWO_FILES)
  const starts = startsOf(recording)
  const border = 200
  const watched = await proof.watch((starts[border] ?? 0) - 600, 1, 2500)
  const { seen } = watched
  const frames = seen.map(({ code }) => (code?.camera === 4 ? code.frame : NaN))
  const played = playedBeforePin(frames)
  const wrong = played.flatMap((frame, n) =>
    frame >= (played[n - 1] ?? -1) ? [] : [`${String(played[n - 1])}, then ${frame}`],
  )
  if (!frames.some((frame) => frame < border) || !frames.some((frame) => frame > border + 5))
    wrong.push(`the border was not crossed: ${String(frames[0])} to ${String(frames.at(-1))}`)
  wrong.push(...namedWhilePlaying(recording, watched).wrong)
  const [before, after] = [
    Math.max(...frames.filter((n) => n < border)),
    Math.min(...frames.filter((n) => n >= border)),
  ]
  const note = `the last frame seen of the first file ${before} of ${border - 1}, the first of the second ${after}`
  judge({ recording: TWO_FILES.title, operation: 'play across', operations: seen.length, wrong, note })
})

/**
 * Whether the turn at look `n` shows the loop's first frame. As while playing, the picture may be the one that comes after
 * the frame named: the second of the loop behind its first, or the first behind the last before the turn, named next.
 */
function isFirstOfLoop(seen: readonly Presented[], n: number, from: number): boolean {
  const frame = seen[n]?.code?.frame
  if (frame === from) return seen[n]?.named === from || seen[n + 1]?.named === from
  return frame === from + 1 && seen[n]?.named === from
}

/** The pictures and their names around look `n`, for the word that says what is wrong. */
function around(seen: readonly Presented[], n: number): string {
  const near = seen.slice(Math.max(0, n - 6), n + 4)
  return `pictures ${near.map(({ code }) => code?.frame).join(' ')}, named ${near.map(({ named }) => named).join(' ')}`
}

/** The pictures up to the pause. A pause pins the frame named, which may be the one before the one in the picture. */
function playedBeforePin(frames: readonly number[]): readonly number[] {
  return frames.at(-1) === (frames.at(-2) ?? 0) - 1 ? frames.slice(0, -1) : frames
}
