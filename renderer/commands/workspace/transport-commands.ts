import type { Preferences } from '#shared/study/preferences.ts'
import { fastestIn, nextSpeed, SPEEDS, speedsOf } from '../../state/speed.ts'
import { activePass, type Workspace } from '../../state/workspace.ts'
import { moveBy } from './move.ts'
import { allowedRate, backwards, onwards, toggle } from './shuttle.ts'
import { commandsOf, secondsText, type WorkspaceCommand } from './workspace-command.ts'

const command = commandsOf('Play', 'transport')
const repeats = { repeats: true }

/** How fast a held key looks through the recording, as a multiple of normal speed. */
const SCRUB = 2

/** Slower or faster by one of the speeds that the pass offers; beyond its highest one says that there is none. */
function speed(workspace: Workspace, direction: 1 | -1): void {
  const { player } = workspace
  const { rate } = player.store.getState()
  const offered = nextSpeed(rate, direction, speedsOf(activePass(workspace)))
  const isEnd = direction === 1 && offered <= rate
  player.setRate(allowedRate(workspace, isEnd ? nextSpeed(rate, 1, SPEEDS) : offered))
}

const by =
  (lengthMs: number) =>
  ({ player }: Workspace): void =>
    moveBy(player, lengthMs)

function scrub(id: string, title: string, keys: readonly string[], direction: 1 | -1): WorkspaceCommand {
  return command(id, title, keys, by(direction * 1000), {
    keyOnly: true,
    hold: {
      start: (workspace) => workspace.player.scrub(direction * Math.min(SCRUB, fastestIn(activePass(workspace)))),
      end: ({ player }) => player.scrub(0),
    },
  })
}

/** Whatever moves the picture on or back, by the lengths that the person has set. */
export function transportCommands({ stepMs, againMs }: Preferences): readonly WorkspaceCommand[] {
  const step = secondsText(stepMs)
  return [
    command('player.toggle', 'Play or pause', ['Space'], toggle),
    command('player.play', 'Play, then faster', ['Ctrl+KeyL', 'Numpad6'], onwards),
    command('player.pause', 'Pause', ['Ctrl+KeyK', 'Numpad5'], ({ player }) => player.pause()),
    command('player.backwards', 'Play backwards, then faster', ['Ctrl+KeyJ', 'Numpad4'], backwards),
    command('player.stepForward', 'One frame on', ['Period', 'Numpad3'], ({ player }) => player.stepFrames(1), repeats),
    command('player.stepBack', 'One frame back', ['Comma', 'Numpad1'], ({ player }) => player.stepFrames(-1), repeats),
    command('player.backSecond', 'One second back', ['ArrowLeft'], by(-1000), repeats),
    command('player.onSecond', 'One second on', ['ArrowRight'], by(1000), repeats),
    command('player.backFive', 'Five seconds back', ['Shift+ArrowLeft'], by(-5000), repeats),
    command('player.onFive', 'Five seconds on', ['Shift+ArrowRight'], by(5000), repeats),
    command('player.backStep', `Own step back (${step})`, ['Ctrl+ArrowLeft'], by(-stepMs), repeats),
    command('player.onStep', `Own step on (${step})`, ['Ctrl+ArrowRight'], by(stepMs), repeats),
    scrub('player.scrubBack', 'Hold to look through, back', ['Shift+Comma', 'Numpad7'], -1),
    scrub('player.scrubOn', 'Hold to look through, on', ['Shift+Period', 'Numpad9'], 1),
    command('player.slower', 'Slower', ['BracketLeft', 'NumpadSubtract'], (workspace) => speed(workspace, -1)),
    command('player.faster', 'Faster', ['BracketRight', 'NumpadAdd'], (workspace) => speed(workspace, 1)),
    command('player.normalSpeed', 'Normal speed', ['Backquote'], (workspace) =>
      workspace.player.setRate(allowedRate(workspace, 1)),
    ),
    command('player.speed', 'Set the speed…', ['Shift+KeyS'], ({ ui }) => ui.setState({ dialog: 'speed' })),
    command('player.again', `Again from ${secondsText(againMs)} before`, ['Ctrl+KeyB', 'Numpad0'], ({ player }) => {
      moveBy(player, -againMs)
      player.play()
    }),
  ]
}

const inCheck = commandsOf('Play, in the check pass', 'check')
const keyOnly = { keyOnly: true }

/** Letters that play, as in editing suites. Only where no scheme has letters: in the check pass. */
export const checkCommands: readonly WorkspaceCommand[] = [
  inCheck('check.back', 'Play backwards, then faster', ['KeyJ'], backwards, keyOnly),
  inCheck('check.pause', 'Pause', ['KeyK'], ({ player }) => player.pause(), keyOnly),
  inCheck('check.play', 'Play, then faster', ['KeyL'], onwards, keyOnly),
]
