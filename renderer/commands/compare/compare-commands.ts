import type { Preferences } from '#shared/study/preferences.ts'
import type { Player } from '../../state/player.ts'
import type { Command } from '../command.ts'
import { playerCommands } from '../workspace/player-commands.ts'

/** What the keys of the screen with two codings go to. */
export type CompareDesk = {
  readonly player: Player | null
  readonly goBy: (steps: 1 | -1) => void
  /** The next difference that still has to be settled. */
  readonly goToOpen: () => void
  readonly replay: () => void
  /** Makes the loop around the moment wider or narrower. */
  readonly widen: (by: 1 | -1) => void
  /** Absent where nothing can be decided: closed, or nothing chosen. */
  readonly decide: ((choice: 'first' | 'second' | 'other') => void) | undefined
  readonly undo: (() => void) | undefined
  readonly redo: (() => void) | undefined
}
export type CompareCommand = Command<CompareDesk>

type Named = Pick<CompareCommand, 'run'> & Partial<Pick<CompareCommand, 'enabled' | 'repeats'>>

const command = (id: string, title: string, keys: readonly string[], more: Named): CompareCommand => ({
  ...{ scope: 'transport', group: 'Two codings' },
  id: `compare.${id}`,
  title,
  defaultKeys: keys,
  ...more,
})

function decision(choice: 'first' | 'second' | 'other', title: string, keys: readonly string[]): CompareCommand {
  const enabled = ({ decide }: CompareDesk): boolean => decide !== undefined
  return command(choice, title, keys, { enabled, run: ({ decide }) => decide?.(choice) })
}

/** Everything that has a key while two codings are compared. */
export function compareCommands(preferences: Preferences): CompareCommand[] {
  return [
    ...playerCommands<CompareDesk>(preferences),
    command('next', 'Next difference', ['KeyN'], { repeats: true, run: ({ goBy }) => goBy(1) }),
    command('previous', 'Previous difference', ['KeyP'], { repeats: true, run: ({ goBy }) => goBy(-1) }),
    command('open', 'Next difference to be settled', ['KeyO'], { run: ({ goToOpen }) => goToOpen() }),
    command('replay', 'Play the moment again', ['KeyR'], { run: ({ replay }) => replay() }),
    command('wider', 'More around the moment', ['KeyW'], { run: ({ widen }) => widen(1) }),
    command('narrower', 'Less around the moment', ['KeyS'], { run: ({ widen }) => widen(-1) }),
    decision('first', 'The first coder is right', ['KeyA', 'Digit1']),
    decision('second', 'The second coder is right', ['KeyB', 'Digit2']),
    decision('other', 'Neither is right…', ['KeyX', 'Digit3']),
    command('undo', 'Take the last decision back', ['Ctrl+KeyZ'], {
      enabled: ({ undo }) => undo !== undefined,
      run: ({ undo }) => undo?.(),
    }),
    command('redo', 'Decide so again', ['Ctrl+Shift+KeyZ'], {
      enabled: ({ redo }) => redo !== undefined,
      run: ({ redo }) => redo?.(),
    }),
  ]
}
