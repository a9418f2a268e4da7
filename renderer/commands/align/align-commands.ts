import type { Preferences } from '#shared/study/preferences.ts'
import type { Player } from '../../state/player.ts'
import type { Command } from '../command.ts'
import { playerCommands } from '../workspace/player-commands.ts'

/** What the keys of the screen with several cameras go to. */
export type AlignDesk = {
  /** Whose picture moves; null while none is open. */
  readonly player: Player | null
  /** Moves the chosen camera on the clock by frames; absent where there is nothing to move yet. */
  readonly onMove?: ((frames: number) => void) | undefined
  /** Makes the n-th camera (from 0) the one that keys go to. */
  readonly onChoose?: ((n: number) => void) | undefined
}
export type AlignCommand = Command<AlignDesk>

const base = { scope: 'transport', group: 'Cameras on one clock' } as const

function step(id: string, title: string, key: string, frames: number): AlignCommand {
  const run = ({ player }: AlignDesk): void => player?.stepFrames(frames)
  return { ...base, id, title, defaultKeys: [key], repeats: true, run }
}

function move(id: string, title: string, key: string, frames: number): AlignCommand {
  const enabled = ({ onMove }: AlignDesk): boolean => onMove !== undefined
  const run = ({ onMove }: AlignDesk): void => onMove?.(frames)
  return { ...base, id, title, defaultKeys: [key], repeats: true, enabled, run }
}

/** Everything that has a key while cameras are brought onto one clock. */
export function alignCommands(preferences: Preferences): AlignCommand[] {
  return [
    ...playerCommands<AlignDesk>(preferences),
    step('align.tenBack', 'Ten frames back', 'Shift+Comma', -10),
    step('align.tenOn', 'Ten frames on', 'Shift+Period', 10),
    move('align.moveBack', 'Move the camera back by a frame', 'BracketLeft', -1),
    move('align.moveOn', 'Move the camera on by a frame', 'BracketRight', 1),
    move('align.moveTenBack', 'Move the camera back by ten frames', 'Shift+BracketLeft', -10),
    move('align.moveTenOn', 'Move the camera on by ten frames', 'Shift+BracketRight', 10),
    ...[0, 1, 2, 3].map((n): AlignCommand => ({
      ...base,
      id: `align.camera:${n + 1}`,
      title: `Keys go to camera ${n + 1}`,
      defaultKeys: [`Digit${n + 1}`],
      enabled: ({ onChoose }) => onChoose !== undefined,
      run: ({ onChoose }) => onChoose?.(n),
    })),
  ]
}
