import type { Preferences } from '#shared/study/preferences.ts'
import type { Player } from '../../state/player.ts'
import type { Command } from '../command.ts'
import { moveBy } from './move.ts'
import { transportCommands } from './transport-commands.ts'

const acts: Readonly<Record<string, (player: Player) => void>> = {
  'player.toggle': (player) => player.toggle(),
  'player.stepForward': (player) => player.stepFrames(1),
  'player.stepBack': (player) => player.stepFrames(-1),
  'player.backSecond': (player) => moveBy(player, -1000),
  'player.onSecond': (player) => moveBy(player, 1000),
  'player.backFive': (player) => moveBy(player, -5000),
  'player.onFive': (player) => moveBy(player, 5000),
}

/** Commands of the workspace that mean the same wherever a film is shown: under the same keys, the person's own ones too. */
export function playerCommands<Desk extends { readonly player: Player | null }>(
  preferences: Preferences,
): Command<Desk>[] {
  return transportCommands(preferences).flatMap(({ run: _, enabled: __, hold: ___, ...named }) => {
    const act = acts[named.id]
    return act === undefined ? [] : [{ ...named, run: ({ player }: Desk) => player !== null && act(player) }]
  })
}
