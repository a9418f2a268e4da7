import { seededRandom } from '#shared/lib/prng.ts'
import { percentile } from '../bench/bench-row.ts'
import { apartMs, medians, wrongAmong } from '../support/player-proof/judge.ts'
import { HALF_HOUR, TWO_CAMERAS } from '../support/player-proof/proof-recordings.ts'
import { AT_LENGTH, expect, judge, test } from '../support/player-proof/proof-story.ts'

const plan = AT_LENGTH ? HALF_HOUR : TWO_CAMERAS
const PLAYED_MS = AT_LENGTH ? 1_790_000 : 60_000
const EVERY_MS = 100
const LOOKS_A_SECOND = 10
/** One frame of the slower camera. */
const ONE_FRAME_MS = 40
const FROM_MS = 1000

test.describe(plan.title, () => {
  test.setTimeout(AT_LENGTH ? 3_600_000 : 180_000)

  test('two cameras that play at normal speed stay within one frame of each other', async ({ open }) => {
    const { recording, proof } = await open(plan)
    const looks = await proof.sample(FROM_MS, PLAYED_MS, EVERY_MS)
    const apart = looks.flatMap(({ codes }) => apartMs(recording, codes) ?? [])
    const drift = medians(apart, LOOKS_A_SECOND)
    const wrong = drift.flatMap((ms, n) =>
      Math.abs(ms) > ONE_FRAME_MS ? [`${ms} ms apart in the ${n + 1}th second`] : [],
    )
    if (apart.length < looks.length) wrong.push(`${looks.length - apart.length} pictures without a number`)
    const sizes = apart.map(Math.abs)
    const common = (100 * sizes.filter((ms) => ms === 0).length) / sizes.length
    const beyond = sizes.filter((ms) => ms > ONE_FRAME_MS).length
    const note =
      `of ${sizes.length} single looks ${common.toFixed(1)} % show a common moment, ${beyond} are more than a frame apart ` +
      `(99 % ${percentile(sizes, 0.99)} ms, most ${Math.max(...sizes)} ms)`
    expect(drift.length).toBeGreaterThan(PLAYED_MS / 1000 / 3)
    judge({
      recording: plan.title,
      operation: `${PLAYED_MS / 1000} s of play, by second`,
      operations: drift.length,
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
