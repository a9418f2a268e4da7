import { ms } from '#shared/time/ms.ts'
import { eventsOf } from '#shared/observation/observation.ts'
import { nextSpeed } from '../../state/speed.ts'
import type { Workspace } from '../../state/workspace.ts'
import type { Command } from '../command.ts'

type WorkspaceCommand = Command<Workspace>

const group = 'Play and find'
const AGAIN_MS = 3000

/** Goes by `by` ms from the frame on screen. */
function go({ player }: Workspace, by: number): void {
  const { atMs } = player.currentMoment()
  player.seekTo(ms(Math.min(Math.max(0, atMs + by), player.durationMs)))
}

function speed({ player }: Workspace, direction: 1 | -1): void {
  player.setRate(nextSpeed(player.store.getState().rate, direction))
}

/** To the nearest onset before or after the frame on screen. */
function toCode({ player, observation, ui }: Workspace, direction: 1 | -1): void {
  const { atMs } = player.currentMoment()
  const events = eventsOf(observation.store.getState().records)
  const next =
    direction === 1 ? events.find((event) => event.onsetMs > atMs) : events.findLast((event) => event.onsetMs < atMs)
  if (next === undefined) return
  player.seekTo(next.onsetMs)
  ui.setState({ selectedId: next.id })
}

/** Loops the selected state, or ends the loop. */
function toggleLoop({ player, observation, ui }: Workspace): void {
  if (player.store.getState().loop !== null) {
    player.setLoop(null)
    return
  }
  const selected = observation.store.getState().records[ui.getState().selectedId ?? '']
  const { view } = ui.getState()
  if (selected?.type === 'event' && selected.offsetMs !== null) {
    player.setLoop({ startMs: selected.onsetMs, endMs: selected.offsetMs })
    player.seekTo(selected.onsetMs)
  } else player.setLoop({ startMs: ms(Math.round(view.startMs)), endMs: ms(Math.round(view.endMs)) })
}

function zoom({ ui, player }: Workspace, factor: number): void {
  const { view } = ui.getState()
  const { atMs } = player.currentMoment()
  const length = Math.min(Math.max(250, (view.endMs - view.startMs) * factor), player.durationMs)
  const startMs = Math.min(Math.max(0, atMs - length / 2), player.durationMs - length)
  ui.setState({ view: { startMs, endMs: startMs + length } })
}

function command(
  id: string,
  title: string,
  keys: readonly string[],
  run: (workspace: Workspace) => void,
  more: Partial<WorkspaceCommand> = {},
): WorkspaceCommand {
  return { id, title, scope: 'transport', group, defaultKeys: keys, run, ...more }
}

const repeats = { repeats: true }

export const transportCommands: readonly WorkspaceCommand[] = [
  command('player.toggle', 'Play or pause', ['Space'], ({ player }) => player.toggle()),
  command('player.stepForward', 'One frame on', ['Period'], ({ player }) => player.stepFrames(1), repeats),
  command('player.stepBack', 'One frame back', ['Comma'], ({ player }) => player.stepFrames(-1), repeats),
  command('player.slower', 'Slower', ['BracketLeft'], (workspace) => speed(workspace, -1)),
  command('player.faster', 'Faster', ['BracketRight'], (workspace) => speed(workspace, 1)),
  command('player.backSecond', 'One second back', ['ArrowLeft'], (workspace) => go(workspace, -1000), repeats),
  command('player.onSecond', 'One second on', ['ArrowRight'], (workspace) => go(workspace, 1000), repeats),
  command('player.backFive', 'Five seconds back', ['Shift+ArrowLeft'], (workspace) => go(workspace, -5000), repeats),
  command('player.onFive', 'Five seconds on', ['Shift+ArrowRight'], (workspace) => go(workspace, 5000), repeats),
  command('player.again', 'Again from 3 s before', ['Ctrl+KeyB'], (workspace) => {
    go(workspace, -AGAIN_MS)
    workspace.player.play()
  }),
  command('player.previousCode', 'To the previous code', ['PageUp'], (workspace) => toCode(workspace, -1), repeats),
  command('player.nextCode', 'To the next code', ['PageDown'], (workspace) => toCode(workspace, 1), repeats),
  command('player.start', 'To the beginning', ['Home'], ({ player }) => player.seekTo(ms(0))),
  command('player.end', 'To the end', ['End'], ({ player }) => player.seekTo(player.durationMs)),
  command('player.goTo', 'Go to a time…', ['Ctrl+KeyG'], ({ ui }) => ui.setState({ dialog: 'go-to' })),
  command('player.loop', 'Loop the selected code, or what the timeline shows', ['Ctrl+KeyL'], toggleLoop),
  command('timeline.zoomIn', 'Timeline: closer', ['Equal'], (workspace) => zoom(workspace, 0.5), repeats),
  command('timeline.zoomOut', 'Timeline: wider', ['Minus'], (workspace) => zoom(workspace, 2), repeats),
  command('timeline.fit', 'Timeline: the whole recording', ['Ctrl+Shift+Digit0'], ({ ui, player }) =>
    ui.setState({ view: { startMs: 0, endMs: player.durationMs } }),
  ),
]

/** Letters that play, as in editing suites. Only where no scheme has letters: in the check pass. */
export const checkCommands: readonly WorkspaceCommand[] = [
  command(
    'check.back',
    'Slower, then backwards by a second',
    ['KeyJ'],
    (workspace) => {
      const { playing, rate } = workspace.player.store.getState()
      if (playing && rate > 0.25) speed(workspace, -1)
      else go(workspace, -1000)
    },
    { scope: 'check' },
  ),
  command('check.pause', 'Pause', ['KeyK'], ({ player }) => player.pause(), { scope: 'check' }),
  command(
    'check.play',
    'Play, then faster',
    ['KeyL'],
    (workspace) => {
      if (workspace.player.store.getState().playing) speed(workspace, 1)
      else workspace.player.play()
    },
    { scope: 'check' },
  ),
]
