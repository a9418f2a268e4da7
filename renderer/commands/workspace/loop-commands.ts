import { ms, type Ms } from '#shared/time/ms.ts'
import { preciseText } from '../../state/clock-text.ts'
import type { LoopSpan } from '../../state/player.ts'
import { say, type Workspace } from '../../state/workspace.ts'
import { commandsOf, type WorkspaceCommand } from './workspace-command.ts'

const command = commandsOf('Loop', 'transport')

/** A moment, played again, needs something around it. */
const AROUND_MS = 1000

type Edge = 'startMs' | 'endMs'

/**
 * Sets one end of the loop at the frame on screen. Half-open like a code: the frame of the end is the first that is not
 * played. An end that would lie before the beginning starts a new loop instead.
 */
function setEdge(workspace: Workspace, edge: Edge): void {
  const { player, ui } = workspace
  const { atMs } = player.currentMoment()
  const { loop } = player.store.getState()
  const other = edge === 'startMs' ? 'endMs' : 'startMs'
  const opposite = loop?.[other] ?? ui.getState().loopEdge?.[other]
  const span = opposite === undefined ? null : spanOf(edge, atMs, opposite)
  ui.setState({ loopEdge: span === null ? { [edge]: atMs } : null, remark: null })
  player.setLoop(span)
  if (span === null) say(workspace, edge === 'startMs' ? 'loop-from' : 'loop-to', { at: preciseText(atMs) })
}

function spanOf(edge: Edge, atMs: Ms, opposite: Ms): LoopSpan | null {
  const span = edge === 'startMs' ? { startMs: atMs, endMs: opposite } : { startMs: opposite, endMs: atMs }
  return span.startMs < span.endMs ? span : null
}

function start({ player, ui }: Workspace, loop: LoopSpan): void {
  ui.setState({ loopEdge: null })
  player.setLoop(loop)
  player.seekTo(loop.startMs)
}

function clear({ player, ui }: Workspace): void {
  ui.setState({ loopEdge: null })
  player.setLoop(null)
}

/** The stretch of the selected code: a state from onset to offset, a moment with a second around it. */
function selectedSpan({ player, observation, ui }: Workspace): LoopSpan | null {
  const selected = observation.store.getState().records[ui.getState().selectedId ?? '']
  if (selected?.type !== 'event') return null
  const { onsetMs, offsetMs } = selected
  if (offsetMs !== null && offsetMs > onsetMs) return { startMs: onsetMs, endMs: offsetMs }
  const endMs = ms(Math.min(onsetMs + AROUND_MS, player.durationMs))
  return { startMs: ms(Math.max(0, onsetMs - AROUND_MS)), endMs }
}

function viewSpan({ ui }: Workspace): LoopSpan {
  const { view } = ui.getState()
  return { startMs: ms(Math.round(view.startMs)), endMs: ms(Math.round(view.endMs)) }
}

function loopCode(workspace: Workspace): void {
  const span = selectedSpan(workspace)
  if (span === null) say(workspace, 'loop-no-code')
  else start(workspace, span)
}

/** Stays where it is if that lies within what is shown. */
function loopView(workspace: Workspace): void {
  const span = viewSpan(workspace)
  const { atMs } = workspace.player.currentMoment()
  if (atMs < span.startMs || atMs >= span.endMs) start(workspace, span)
  else {
    workspace.ui.setState({ loopEdge: null })
    workspace.player.setLoop(span)
  }
}

function toggleLoop(workspace: Workspace): void {
  const { player, ui } = workspace
  if (player.store.getState().loop !== null || ui.getState().loopEdge !== null) clear(workspace)
  else if (selectedSpan(workspace) === null) loopView(workspace)
  else loopCode(workspace)
}

/** Playing a stretch again and again. */
export const loopCommands: readonly WorkspaceCommand[] = [
  command('player.loopFrom', 'Loop from here (A)', ['Shift+BracketLeft', 'NumpadDivide'], (workspace) =>
    setEdge(workspace, 'startMs'),
  ),
  command('player.loopTo', 'Loop up to here (B)', ['Shift+BracketRight', 'NumpadMultiply'], (workspace) =>
    setEdge(workspace, 'endMs'),
  ),
  command('player.loop', 'Loop on or off: the selected code, or what the timeline shows', ['Backslash'], toggleLoop),
  command('player.loopCode', 'Loop the selected code', ['Ctrl+Backslash'], loopCode),
  command('player.loopView', 'Loop what the timeline shows', ['Ctrl+Shift+Backslash'], loopView),
  command('player.loopEnd', 'End the loop', ['Shift+Backslash'], clear),
]
