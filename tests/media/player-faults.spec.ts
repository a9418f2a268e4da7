import { seededRandom } from '#shared/lib/prng.ts'
import { wrongAbout, wrongAmong } from '../support/player-proof/judge.ts'
import { clipsMissing } from '../support/media-clips.ts'
import { proofClip } from '../support/player-proof/proof-clips.ts'
import {
  proofRecording,
  SINGLE_RECORDINGS,
  TWO_CAMERAS,
  type ProofRecording,
  type RecordingPlan,
} from '../support/player-proof/proof-recordings.ts'
import { expect, proofIn, test, type ProofCalls } from '../support/player-proof/proof-story.ts'
import { startProofServer, type Fault } from '../support/player-proof/start-proof-server.ts'

// The proof itself is proved: players with the faults that players usually have are found wrong by it.

const single = SINGLE_RECORDINGS.find(({ title }) => title === '29.97 fps mp4') ?? TWO_CAMERAS
const random = seededRandom(7)
const asked = Array.from({ length: 40 }, () => Math.floor(random() * 600))

const faults: readonly (Fault & {
  readonly words: string
  readonly plan: RecordingPlan
  readonly wrong: (recording: ProofRecording, proof: ProofCalls) => Promise<readonly (string | null)[]>
})[] = [
  {
    name: 'seeks-to-the-start',
    words: 'seeks to the very start of a frame instead of its middle',
    file: 'shared/time/frame-index.ts',
    from: 'return (here + next) / 2 / 1e6',
    to: 'return here / 1e6',
    plan: single,
    wrong: async (recording, proof) => wrongAmong(recording, await proof.showFrames(asked), asked),
  },
  {
    name: 'multiplies-the-rate',
    words: 'takes 30 frames a second for 29.97',
    file: 'shared/time/frame-index.ts',
    from: 'return (here + next) / 2 / 1e6',
    to: 'return (here + next) / 2 / 1e6 - (n * 0.0000333667)',
    plan: single,
    wrong: async (recording, proof) => wrongAmong(recording, await proof.showFrames(asked), asked),
  },
  {
    name: 'believes-seeked',
    words: 'takes a seek for finished before its picture is there',
    file: 'renderer/features/player/seek-progress.ts',
    from: 'after.seeked && after.presented',
    to: 'after.seeked',
    plan: single,
    wrong: async (recording, proof) => wrongAmong(recording, await proof.showFrames(asked), asked),
  },
  {
    name: 'does-not-pin',
    words: 'leaves each camera where it stopped when it pauses',
    file: 'renderer/features/player/ensemble.ts',
    from: 'if (view !== null) show(view, frame, true)',
    to: 'void frame',
    plan: TWO_CAMERAS,
    wrong: async (recording, proof) => {
      const found: (string | null)[] = []
      for (let n = 0; n < 8; n += 1) {
        await proof.showFrames([100 + 50 * n])
        found.push(wrongAbout(recording, (await proof.playAndPause(1, 300)).after, null))
      }
      return found
    },
  },
]

for (const fault of faults) {
  test(`a player that ${fault.words} does not pass`, async ({ browser }) => {
    test.skip(clipsMissing !== undefined, clipsMissing)
    test.setTimeout(60_000)
    const server = await startProofServer(fault)
    const page = await browser.newPage()
    try {
      await page.goto(server.newAddress())
      const recording = await proofRecording(fault.plan, (clip) => server.mediaUrl(proofClip(clip)))
      const proof = proofIn(page)
      await proof.open(recording)
      const found = (await fault.wrong(recording, proof)).filter((each) => each !== null)
      expect(found.length).toBeGreaterThan(0)
    } finally {
      await page.close()
      await server.close()
    }
  })
}
