import type { StageSetting } from '#shared/study/place.ts'
import { bringBack, enlarge, nextLayout, putAway, putAwayOf, stageOf, swap, uncoverAll } from '../../state/stage.ts'
import { activePass, type Workspace } from '../../state/workspace.ts'
import { commandsOf, type WorkspaceCommand } from './workspace-command.ts'

const command = commandsOf('Pictures', 'transport')
const POSITIONS = [0, 1, 2, 3] as const

function countOf({ observation }: Workspace): number {
  return observation.store.getState().view.cameras.length
}

/** The pictures of the pass at hand. */
function settingOf(workspace: Workspace): StageSetting {
  return stageOf(workspace.ui.getState().stages, activePass(workspace).id)
}

function change(workspace: Workspace, next: (setting: StageSetting, count: number) => StageSetting): void {
  const { stages } = workspace.ui.getState()
  const setting = next(settingOf(workspace), countOf(workspace))
  workspace.ui.setState({ stages: { ...stages, [activePass(workspace).id]: setting } })
}

/** The sound of the next camera that has any; after the last one the first again. */
function nextSound({ observation, player }: Workspace): void {
  const withSound = observation.store
    .getState()
    .view.cameras.filter((camera) => camera.segments.some((file) => file.hasAudio))
  const { audible } = player.store.getState()
  const here = withSound.findIndex((camera) => camera.id === audible)
  const next = withSound[(here + 1) % Math.max(1, withSound.length)]
  if (next !== undefined) player.setAudible(next.id)
}

const severalCameras = { enabled: (workspace: Workspace) => countOf(workspace) > 1 }
const hasCamera = (camera: number) => ({ enabled: (workspace: Workspace) => camera < countOf(workspace) })

/** How the pictures stand in this pass, and which one is heard. */
export const stageCommands: readonly WorkspaceCommand[] = [
  command(
    'stage.layout',
    'Pictures: next layout (side by side, stacked, one large)',
    ['Alt+Digit0'],
    (workspace) => change(workspace, nextLayout),
    severalCameras,
  ),
  command(
    'stage.swap',
    'Pictures: change places',
    ['Alt+Digit9'],
    (workspace) => change(workspace, swap),
    severalCameras,
  ),
  ...POSITIONS.map((camera) =>
    command(
      `stage.enlarge:${camera + 1}`,
      `Picture ${camera + 1}: large, or beside the others again`,
      [`Alt+Digit${camera + 1}`],
      (workspace) => change(workspace, (setting, count) => enlarge(setting, camera, count)),
      hasCamera(camera),
    ),
  ),
  ...POSITIONS.map((camera) =>
    command(
      `stage.putAway:${camera + 1}`,
      `Picture ${camera + 1}: put away for this pass, or bring back`,
      [`Alt+Shift+Digit${camera + 1}`],
      (workspace) =>
        change(workspace, (setting, count) =>
          putAwayOf(setting, count).includes(camera) ? bringBack(setting, camera) : putAway(setting, camera, count),
        ),
      hasCamera(camera),
    ),
  ),
  command('stage.uncoverAll', 'Pictures: uncover all parts in this pass', ['Alt+Shift+Digit0'], (workspace) =>
    change(workspace, uncoverAll),
  ),
  command('stage.nextSound', 'Sound of the next camera', ['Alt+Digit8'], nextSound),
  command('stage.soundOff', 'Sound off', ['Alt+Shift+Digit8'], ({ player }) => player.setAudible(null)),
]
