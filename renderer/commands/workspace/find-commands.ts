import { eventsOf } from '#shared/observation/observation.ts'
import { ms, type Ms } from '#shared/time/ms.ts'
import { activePass, type Workspace } from '../../state/workspace.ts'
import { commandsOf, type WorkspaceCommand } from './workspace-command.ts'

const command = commandsOf('Find', 'transport')
const repeats = { repeats: true }

/**
 * The nearest of `entries` (in order of time) before or after the frame on screen. A moment within a frame counts as
 * the frame nearest to it, so that the one just found is not found again.
 */
function nearest<T>(
  { player }: Workspace,
  entries: readonly T[],
  atMs: (entry: T) => Ms,
  direction: 1 | -1,
): { readonly entry: T; readonly frameMs: Ms } | null {
  const here = player.currentMoment().atMs
  const entry =
    direction === 1
      ? entries.find((each) => player.snap(atMs(each)) > here)
      : entries.findLast((each) => player.snap(atMs(each)) < here)
  return entry === undefined ? null : { entry, frameMs: player.snap(atMs(entry)) }
}

/** To the nearest onset before or after, of the codes that this pass is about. */
function toCode(workspace: Workspace, direction: 1 | -1): void {
  const pass = activePass(workspace)
  const all = eventsOf(workspace.observation.store.getState().records)
  const own = pass.isCheck || pass.sets.length === 0 ? all : all.filter((event) => pass.sets.includes(event.set))
  const found = nearest(workspace, own, (event) => event.onsetMs, direction)
  if (found === null) return
  workspace.player.seekTo(found.frameMs)
  workspace.ui.setState({ selectedId: found.entry.id })
}

function toEpisode(workspace: Workspace, direction: 1 | -1): void {
  const { episodes } = workspace.observation.store.getState().view
  const inOrder = [...episodes].sort((a, b) => a.startMs - b.startMs)
  const found = nearest(workspace, inOrder, (episode) => episode.startMs, direction)
  if (found !== null) workspace.player.seekTo(found.frameMs)
}

function zoom({ ui, player }: Workspace, factor: number): void {
  const { view } = ui.getState()
  const { atMs } = player.currentMoment()
  const length = Math.min(Math.max(250, (view.endMs - view.startMs) * factor), player.durationMs)
  const startMs = Math.min(Math.max(0, atMs - length / 2), player.durationMs - length)
  ui.setState({ view: { startMs, endMs: startMs + length } })
}

/** Whatever finds a moment of the recording, or shows more or less of it. */
export const findCommands: readonly WorkspaceCommand[] = [
  command('player.goTo', 'Go to a time or frame…', ['Ctrl+KeyG'], ({ ui }) => ui.setState({ dialog: 'go-to' })),
  command('player.previousCode', 'To the previous code', ['PageUp'], (workspace) => toCode(workspace, -1), repeats),
  command('player.nextCode', 'To the next code', ['PageDown'], (workspace) => toCode(workspace, 1), repeats),
  command('player.previousEpisode', 'To the episode start before', ['Shift+PageUp'], (workspace) =>
    toEpisode(workspace, -1),
  ),
  command('player.nextEpisode', 'To the next episode start', ['Shift+PageDown'], (workspace) =>
    toEpisode(workspace, 1),
  ),
  command('player.start', 'To the beginning', ['Home'], ({ player }) => player.seekTo(ms(0))),
  command('player.end', 'To the end', ['End'], ({ player }) => player.seekTo(player.durationMs)),
  command('timeline.zoomIn', 'Timeline: closer', ['Equal'], (workspace) => zoom(workspace, 0.5), repeats),
  command('timeline.zoomOut', 'Timeline: wider', ['Minus'], (workspace) => zoom(workspace, 2), repeats),
  command('timeline.fit', 'Timeline: the whole recording', ['Ctrl+Shift+Digit0'], ({ ui, player }) =>
    ui.setState({ view: { startMs: 0, endMs: player.durationMs } }),
  ),
]
