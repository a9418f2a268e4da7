import { copyFileSync, mkdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { callHost, codingAddress, openAt, setUpStudy } from '../support/e2e/host.ts'
import { expect, test } from '../support/e2e/story.ts'
import { workspace } from '../support/e2e/workspace.ts'
import { clipsMissing } from '../support/media-clips.ts'
import { readFrameCode } from '../support/player-proof/frame-code.ts'
import { frameTimesByDecoding, proofClip } from '../support/player-proof/proof-clips.ts'

const clips = [
  { name: '29.97 frames a second', clip: 'mother2997.mp4' },
  { name: 'frames of uneven length', clip: 'vfr-70.mp4' },
] as const
const KEYS = ['d', 's', 'f', 'a', 'g'] as const

/** The number in the picture on screen: what a coder sees, whatever Attune says of it. */
async function numberInPicture(page: Page): Promise<number> {
  const code = await page.getByTestId('stage').locator('video').first().evaluate(readFrameCode, 0)
  if (code === null) throw new Error('no number can be read in the picture')
  return code.frame
}

/** `0:20.040`, as the table writes a time. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const two = String(seconds % 60).padStart(2, '0')
  return `${Math.floor(seconds / 60)}:${two}.${String(ms % 1000).padStart(3, '0')}`
}

for (const { name, clip } of clips) {
  test(`a code set while paused carries the time of the frame in the picture: ${name}`, async ({ page, desk }) => {
    test.skip(clipsMissing !== undefined, clipsMissing)
    const startMs = frameTimesByDecoding(proofClip(clip)).map((us, _n, all) => Math.round((us - (all[0] ?? 0)) / 1000))
    mkdirSync(desk.at('films'))
    copyFileSync(proofClip(clip), desk.at('films', 'D001.mp4'))
    const server = await desk.start()
    await page.goto(server.url)
    const [assignment = ''] = await setUpStudy(page, desk.at('study.attune'), [
      { dyad: 'D001', cameras: [[desk.at('films', 'D001.mp4'), 'infant']] },
    ])
    await openAt(page, codingAddress(server.origin, assignment))
    const here = workspace(page)
    await here.isReady()

    const coded: number[] = []
    for (const [n, key] of KEYS.entries()) {
      const box = await page.getByTestId('timeline').boundingBox()
      if (box === null) throw new Error('no timeline')
      await page.mouse.click(box.x + 184 + (box.width - 200) * (0.11 + 0.17 * n), box.y + 54)
      await here.still()
      for (const step of ['.', '.', '.', ',']) {
        await page.keyboard.press(step)
        await here.still()
      }
      const frame = await numberInPicture(page)
      expect(await here.frame(), 'the frame that the workspace names').toBe(frame)
      await page.keyboard.press(key)
      await here.isSaved()
      expect(await numberInPicture(page), 'a key press leaves the picture alone').toBe(frame)
      coded.push(frame)
    }

    expect(new Set(coded).size).toBe(KEYS.length)
    await here.tab('Table')
    const times = (await here.table()).map((row) => row.split(' | ')[0])
    expect(times).toEqual(coded.map((frame) => clock(startMs[frame] ?? NaN)))
    const view = await callHost(page, 'observation.open', { assignmentId: assignment })
    const stored = Object.values(view.records).flatMap((record) => ('onsetMs' in record ? [record.onsetMs] : []))
    expect(stored.sort((a, b) => a - b)).toEqual(coded.map((frame) => startMs[frame]))
  })
}
