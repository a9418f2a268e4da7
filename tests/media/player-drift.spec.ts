import { seededRandom } from '#shared/lib/prng.ts'
import { apartMs, wrongAmong } from '../support/player-proof/judge.ts'
import { HALF_HOUR, TWO_CAMERAS } from '../support/player-proof/proof-recordings.ts'
import { AT_LENGTH, expect, judge, test } from '../support/player-proof/proof-story.ts'
import { percentile } from '../bench/bench-row.ts'

const plan = AT_LENGTH ? HALF_HOUR : TWO_CAMERAS
const PLAYED_MS = AT_LENGTH ? 1_790_000 : 60_000
const EVERY_MS = 100
/** One frame of the slower camera. */
const ONE_FRAME_MS = 40
const FROM_MS = 1000

test.describe(plan.title, () => {
  test.setTimeout(AT_LENGTH ? 3_600_000 : 180_000)

  test('two cameras that play at normal speed show pictures less than one frame apart', async ({ open }) => {
    const { recording, proof } = await open(plan)
    const looks = await proof.sample(FROM_MS, PLAYED_MS, EVERY_MS)
    const apart = looks.map((look) => apartMs(recording, look.codes))
    const wrong = apart.flatMap((ms, n) => {
      const second = (((looks[n]?.atMs ?? 0) - (looks[0]?.atMs ?? 0)) / 1000).toFixed(1)
      return ms === null
        ? [`no number to be read at ${second} s`]
        : ms > ONE_FRAME_MS
          ? [`${ms} ms apart at ${second} s`]
          : []
    })
    const known = apart.filter((ms) => ms !== null)
    const level = known.filter((ms) => ms === 0).length
    const note = `${((100 * level) / known.length).toFixed(1)} % show a common moment; apart 95 % ${percentile(known, 0.95)} ms, 99 % ${percentile(known, 0.99)}, most ${Math.max(...known)}`
    expect(looks.length).toBeGreaterThan(PLAYED_MS / EVERY_MS / 4)
    judge({
      recording: plan.title,
      operation: `play ${PLAYED_MS / 1000} s, both pictures`,
      operations: looks.length,
      wrong,
      note,
    })
  })

  test('after each of 100 jumps anywhere both cameras show the same moment', async ({ open }) => {
    const { recording, proof } = await open(plan)
    const random = seededRandom(6)
    const frames = recording.truth[0]?.startMs.length ?? 0
    const asked = Array.from({ length: 100 }, () => Math.floor(random() * frames))
    const settled = await proof.showFrames(asked)
    judge({
      recording: plan.title,
      operation: '100 jumps, both pictures',
      operations: asked.length,
      settled,
      wrong: wrongAmong(recording, settled, asked),
    })
  })
})
