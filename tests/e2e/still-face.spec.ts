import { ms } from '#shared/time/ms.ts'
import { joiningMissing } from '../support/e2e/films.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { leavesAs } from '../support/e2e/leaves-as.ts'
import { expect, test } from '../support/e2e/story.ts'
import { openTemplate } from '../support/e2e/template-scene.ts'

/** Play, still face, reunion. */
const episodes = [
  { kind: 'play', startMs: ms(0), endMs: ms(64_000) },
  { kind: 'still', startMs: ms(64_000), endMs: ms(104_000) },
  { kind: 'reun', startMs: ms(104_000), endMs: ms(168_000) },
]

type Coding = readonly (readonly [second: number, key: string])[]

/** Each episode begins with a code of its own. */
const baby: Coding = [
  ...([
    [0, 'd'],
    [32, 'f'],
  ] as const),
  ...([
    [64, 'd'],
    [74, 'a'],
    [94, 'd'],
  ] as const),
  ...([
    [104, 'g'],
    [120, 'f'],
  ] as const),
]
const mother: Coding = [
  [0, 'k'],
  [48, 'j'],
  [64, 'n'],
  [104, 'k'],
]
/** A second before the end of each, which comes earlier than planned. */
const ends = [63, 103, 167]

test('a still-face procedure is coded from end to end by key, and its effects are those worked out by hand', async ({
  page,
  desk,
}) => {
  test.skip(joiningMissing !== undefined, `three episodes need a film of three minutes: ${joiningMissing ?? ''}`)
  test.setTimeout(120_000)
  const { here, origin } = await openTemplate(page, desk, 'stillface-phase', episodes)
  const by = keyboard(page)

  /** From the second that is on screen on to another. */
  const go = async (to: number): Promise<void> => {
    let at = Math.round((await here.frame()) / 25)
    for (; to - at >= 5; at += 5) await by.key('Shift+ArrowRight')
    for (; at < to; at += 1) await by.key('ArrowRight')
    await here.still()
    expect(await here.frame()).toBe(to * 25)
  }
  const code = async (coding: Coding): Promise<void> => {
    await by.key('Home')
    await here.still()
    for (const [second, key] of coding) {
      await go(second)
      await by.key(key)
    }
    await here.isSaved()
  }

  await test.step('the manual says that nobody has validated the wording', async () => {
    await here.tab('Manual')
    await expect(page.getByText('This wording has not been validated.')).toBeVisible()
    await here.tab('Codes')
  })
  await test.step('the baby, then the mother', async () => {
    await code(baby)
    await by.key('Control+Shift+Digit2')
    await code(mother)
  })
  await test.step('why each episode is shorter than planned', async () => {
    await by.key('Home')
    await here.still()
    for (const second of ends) {
      await go(second)
      await by.keys('v', '4')
      await here.isSaved()
    }
  })
  await by.key('Control+Enter')
  await by.press(page.getByRole('dialog', { name: 'Complete this recording?' }).getByRole('button', { name: 'Lock' }))
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()

  await leavesAs(
    { page, desk, origin, template: 'stillface-phase' },
    {
      ...{
        p_ipos_play: 32 / 64,
        p_imon_play: 32 / 64,
        p_ipas_still: 20 / 40,
        p_ipro_reun: 16 / 64,
        p_ipos_reun: 48 / 64,
      },
      // Twice in 40 seconds is three times a minute.
      ...{ p_cvoc_play: 48 / 64, p_cpos_play: 16 / 64, n_imon_still: 3 },
      // Against play, which had joy in half of it and nothing negative.
      ...{ sf_neg: 0.5, sf_pos: -0.5, carry_neg: 0.25 },
    },
  )
})
