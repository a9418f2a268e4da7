import { describe, expect, test } from 'vitest'
import { ms } from '#shared/time/ms.ts'
import { defaultPreferences } from '#shared/study/preferences.ts'
import { workspaceCommands } from '../../../../renderer/commands/workspace/workspace-commands.ts'
import { parseSought } from '../../../../renderer/state/clock-text.ts'
import { createObservationStore } from '../../../../renderer/state/observation-store.ts'
import { activePass, createWorkspaceUi } from '../../../../renderer/state/workspace.ts'
import { fakeHost } from '../../../support/coding/fake-client.ts'
import { fakePlayer } from '../../../support/coding/fake-player.ts'
import { sampleView } from '../../../support/coding/sample-view.ts'

/** A workspace at its first frame, whose commands are run by id. */
function opened({ events = 0, stepMs = 10_000, againMs = 3000, pass = 'check' } = {}) {
  const view = sampleView({ template: 'stillface-phase', cameras: 1, events, broken: null })
  const player = fakePlayer({ durationMs: view.durationMs })
  const observation = createObservationStore(fakeHost(view).client, view)
  const workspace = { observation, player, ui: createWorkspaceUi(view), newId: () => 'id' }
  workspace.ui.setState({ passId: pass })
  const commands = workspaceCommands(view.scheme, activePass(workspace), { ...defaultPreferences, stepMs, againMs })
  const command = (id: string) => {
    const found = commands.find((each) => each.id === id)
    if (found === undefined) throw new Error(id)
    return found
  }
  const run = (...ids: readonly string[]): void => {
    for (const id of ids) command(id).run(workspace, { timeStamp: 0 })
  }
  return { ...workspace, view, command, run, workspace, at: () => player.currentMoment().atMs }
}

describe('J K L', () => {
  test('L plays at normal speed, then faster and faster, and no faster than four times', () => {
    const { run, player } = opened()
    const rates = Array.from({ length: 6 }, () => {
      run('player.play')
      return player.store.getState().rate
    })
    expect(rates).toEqual([1, 1.5, 2, 3, 4, 4])
  })

  test('who has set a slower speed plays at it first', () => {
    const { run, player } = opened()
    player.setRate(0.5)
    run('player.play')
    expect(player.store.getState()).toMatchObject({ playing: true, rate: 0.5 })
    run('player.play')
    expect(player.store.getState().rate).toBe(1)
  })

  test('after K, L begins at normal speed again', () => {
    const { run, player } = opened()
    run('player.play', 'player.play', 'player.play', 'player.pause', 'player.play')
    expect(player.store.getState()).toMatchObject({ playing: true, rate: 1 })
  })

  test('J runs backwards, then faster; L turns round', () => {
    const { run, player } = opened()
    run('player.backwards', 'player.backwards')
    expect(player.store.getState().reverse).toBe(1.5)
    run('player.play')
    expect(player.store.getState()).toMatchObject({ playing: true, reverse: 0, rate: 1 })
  })

  test('Space stops what runs backwards', () => {
    const { run, player } = opened()
    run('player.backwards', 'player.toggle')
    expect(player.store.getState()).toMatchObject({ playing: false, reverse: 0 })
  })
})

describe('in a pass whose highest speed is the normal one', () => {
  test('L, the keys for faster and J go no further, and say why', () => {
    const { run, player, ui } = opened({ pass: 'p_cg' })
    run('player.play', 'player.play')
    expect(player.store.getState()).toMatchObject({ playing: true, rate: 1 })
    expect(ui.getState().remark).toMatchObject({ code: 'speed-limited', params: { max: 1 } })
    ui.setState({ remark: null })
    run('player.faster')
    expect([player.store.getState().rate, ui.getState().remark?.code]).toEqual([1, 'speed-limited'])
    run('player.backwards', 'player.backwards')
    expect(player.store.getState().reverse).toBe(1)
  })

  test('slower steps through the speeds that the pass names', () => {
    const { run, player, ui } = opened({ pass: 'p_cg' })
    const rates = Array.from({ length: 3 }, () => {
      run('player.slower')
      return player.store.getState().rate
    })
    expect(rates).toEqual([0.5, 0.25, 0.25])
    run('player.normalSpeed')
    expect([player.store.getState().rate, ui.getState().remark]).toEqual([1, null])
  })

  test('a held key looks through no faster than the pass', () => {
    const { command, workspace, player } = opened({ pass: 'p_cg' })
    command('player.scrubOn').hold?.start(workspace)
    expect(player.asked).toEqual(['scrub 1'])
  })
})

describe('steps', () => {
  test('the own step goes as far as the person has set, and not beyond the recording', () => {
    const { run, at } = opened({ stepMs: 2520 })
    run('player.onStep')
    expect(at()).toBe(2520)
    run('player.backStep', 'player.backStep')
    expect(at()).toBe(0)
  })

  test('“again” goes back as far as the person has set, says so, and plays', () => {
    const { run, at, player, command } = opened({ againMs: 1480 })
    expect(command('player.again').title).toBe('Again from 1.48 s before')
    player.seekTo(ms(5000))
    run('player.again')
    expect(at()).toBe(3520)
    expect(player.store.getState().playing).toBe(true)
  })

  test('steps in quick succession add up while the picture is still on its way', () => {
    const { run, player } = opened()
    const wanted: number[] = []
    player.seekTo = (atMs) => {
      wanted.push(atMs)
      player.store.setState({ seeking: true })
    }
    run('player.onSecond', 'player.onSecond', 'player.onFive')
    player.store.setState({ seeking: false })
    run('player.onSecond')
    expect(wanted).toEqual([1000, 2000, 7000, 1000])
  })
})

describe('a loop', () => {
  test('is set by its two ends, in either order, and the end is the first frame that is not played', () => {
    const { run, player, ui } = opened()
    player.seekTo(ms(4600))
    run('player.loopTo')
    expect([player.store.getState().loop, ui.getState().remark?.code]).toEqual([null, 'loop-to'])
    player.seekTo(ms(4000))
    run('player.loopFrom')
    expect(player.store.getState().loop).toEqual({ startMs: 4000, endMs: 4600 })
    expect(ui.getState().remark).toBeNull()
  })

  test('is moved by setting one end anew', () => {
    const { run, player } = opened()
    player.setLoop({ startMs: ms(4000), endMs: ms(4600) })
    player.seekTo(ms(4200))
    run('player.loopFrom')
    expect(player.store.getState().loop).toEqual({ startMs: 4200, endMs: 4600 })
  })

  test('begins anew where the end would lie before the beginning', () => {
    const { run, player, ui } = opened()
    player.setLoop({ startMs: ms(4000), endMs: ms(4600) })
    player.seekTo(ms(6000))
    run('player.loopFrom')
    expect(player.store.getState().loop).toBeNull()
    expect(ui.getState().loopEdge).toEqual({ startMs: 6000 })
  })

  test('of the selected code runs from its onset to its offset, and begins there', () => {
    const { run, player, ui, view, at } = opened({ events: 6 })
    const code = Object.values(view.records).find((record) => record.type === 'event' && record.onsetMs > 0)
    if (code?.type !== 'event') throw new Error('no code')
    ui.setState({ selectedId: code.id })
    run('player.loopCode')
    expect(player.store.getState().loop).toEqual({ startMs: code.onsetMs, endMs: code.offsetMs })
    expect(Math.abs(at() - code.onsetMs)).toBeLessThan(40)
  })

  test('of no code is none, in words', () => {
    const { run, player, ui } = opened()
    run('player.loopCode')
    expect(player.store.getState().loop).toBeNull()
    expect(ui.getState().remark?.code).toBe('loop-no-code')
  })

  test('of what the timeline shows is that, and ends with the same key', () => {
    const { run, player, ui } = opened()
    ui.setState({ view: { startMs: 1000.4, endMs: 5000 } })
    run('player.loop')
    expect(player.store.getState().loop).toEqual({ startMs: 1000, endMs: 5000 })
    run('player.loop')
    expect(player.store.getState().loop).toBeNull()
  })
})

test('from code to code each is found once, there and back', () => {
  const { run, at, ui, view } = opened({ events: 9 })
  const codes = Object.values(view.records).length
  const seen: (string | null)[] = []
  for (let n = 0; n < codes; n += 1) {
    run('player.nextCode')
    seen.push(ui.getState().selectedId)
  }
  expect(new Set(seen).size).toBe(codes - 1)
  const last = at()
  run('player.previousCode')
  expect(at()).toBeLessThan(last)
})

test('from episode to episode', () => {
  const { run, at, view } = opened()
  const starts = view.episodes.slice(1).map(({ startMs }) => Math.round(startMs / 40) * 40)
  const found = starts.map(() => {
    run('player.nextEpisode')
    return at()
  })
  expect(found).toEqual(starts)
  run('player.nextEpisode')
  expect(at()).toBe(starts.at(-1))
})

test.each([
  ['1:04', { kind: 'time', atMs: 64_000 }],
  ['3:12.480', { kind: 'time', atMs: 192_480 }],
  ['f 4812', { kind: 'frame', frame: 4812 }],
  ['frame 4812', { kind: 'frame', frame: 4812 }],
  [' F0 ', { kind: 'frame', frame: 0 }],
  ['f -1', null],
  ['frame', null],
  ['f 1.5', null],
  ['', null],
])('what is sought by %o', (text, sought) => {
  expect(parseSought(text)).toEqual(sought)
})
