import { seededRandom } from '#shared/lib/prng.ts'
import { wrongAbout, wrongAmong } from '../support/player-proof/judge.ts'
import { clipsMissing } from '../support/media-clips.ts'
import { proofClip } from '../support/player-proof/proof-clips.ts'
import { proofRecording, SINGLE_RECORDINGS, type ProofRecording } from '../support/player-proof/proof-recordings.ts'
import { expect, proofIn, test, type ProofCalls } from '../support/player-proof/proof-story.ts'
import { startProofServer, type Fault } from '../support/player-proof/start-proof-server.ts'

// The proof itself is proved: players with the faults that players usually have are found wrong by it.

const plan = SINGLE_RECORDINGS.find(({ title }) => title === '29.97 fps mp4')
const random = seededRandom(7)
const asked = Array.from({ length: 40 }, () => Math.floor(random() * 600))

const faults: readonly (Fault & {
  readonly words: string
  readonly wrong: (recording: ProofRecording, proof: ProofCalls) => Promise<readonly (string | null)[]>
})[] = [
  {
    name: 'seeks-to-the-start',
    words: 'seeks to the very start of a frame instead of its middle',
    file: 'shared/time/frame-index.ts',
    from: 'return (here + next) / 2 / 1e6',
    to: 'return here / 1e6',
    wrong: async (recording, proof) => wrongAmong(recording, await proof.showFrames(asked), asked),
  },
  {
    name: 'multiplies-the-rate',
    words: 'takes 30 frames a second for 29.97',
    file: 'shared/time/frame-index.ts',
    from: 'return (here + next) / 2 / 1e6',
    to: 'return (here + next) / 2 / 1e6 - (n * 0.0000333667)',
    wrong: async (recording, proof) => wrongAmong(recording, await proof.showFrames(asked), asked),
  },
  {
    name: 'names-by-the-clock',
    words: 'names the frame by the clock of the video instead of by what was presented',
    file: 'renderer/features/player/file-view.ts',
    from: 'frameOfMediaTime(frames, metadata.mediaTime)',
    to: 'frameOfMediaTime(frames, video.currentTime + 0.02)',
    wrong: async (recording, proof) => wrongAmong(recording, await proof.showFrames(asked), asked),
  },
  {
    name: 'stays-where-it-stopped',
    words: 'does not pin the frame on screen when it pauses',
    file: 'renderer/features/player/file-view.ts',
    from: 'shownFrame: () => shown',
    to: 'shownFrame: () => (video.paused ? shown : Math.max(0, shown - 2))',
    wrong: async (recording, proof) => {
      const { atPause, after } = await proof.playAndPause(1, 400)
      return [
        atPause.frame === after.moment.frame ? wrongAbout(recording, after, null) : 'another frame after the pause',
      ]
    },
  },
]

for (const fault of faults) {
  test(`a player that ${fault.words} does not pass`, async ({ browser }) => {
    test.skip(clipsMissing !== undefined, clipsMissing)
    test.setTimeout(60_000)
    if (plan === undefined) throw new Error('no plan')
    const server = await startProofServer(fault)
    const page = await browser.newPage()
    try {
      await page.goto(server.newAddress())
      const recording = await proofRecording(plan, (clip) => server.mediaUrl(proofClip(clip)))
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
