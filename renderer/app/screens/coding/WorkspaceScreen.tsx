import { useEffect, useMemo, type MouseEvent } from 'react'
import { useStore } from 'zustand'
import { CompleteDialog } from '../../../features/coding/CompleteDialog.tsx'
import { RemarkLine } from '../../../features/coding/RemarkLine.tsx'
import { CameraStage } from '../../../features/player/CameraStage.tsx'
import { TransportBar } from '../../../features/player/TransportBar.tsx'
import { CommandPalette } from '../../../commands/CommandPalette.tsx'
import { listenForKeys } from '../../../commands/key-listener.ts'
import { keymapOf } from '../../../commands/keymap.ts'
import { ShortcutSheet } from '../../../commands/ShortcutSheet.tsx'
import { useKeyLabels } from '../../../commands/use-key-labels.ts'
import { activeScopes, workspaceCommands } from '../../../commands/workspace/workspace-commands.ts'
import { transportCommands } from '../../../commands/workspace/transport-commands.ts'
import { passOf } from '../../../state/workspace.ts'
import { WorkspaceContext } from '../../../state/workspace-context.ts'
import { GoToDialog } from './GoToDialog.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { SidePanel } from './SidePanel.tsx'
import { TimelinePane } from './TimelinePane.tsx'
import { useFollowPlayhead } from './use-follow-playhead.ts'
import type { OpenedWorkspace } from './use-open-workspace.ts'
import { WorkspaceHeader } from './WorkspaceHeader.tsx'
import { episodeName } from '../../../ui/format/episode-name.ts'
import styles from '../CodingScreen.module.css'

type WorkspaceScreenProps = { readonly opened: OpenedWorkspace; readonly onExit: () => void }

/** Puts the parts of the workspace side by side, and the keyboard over all of them. */
export function WorkspaceScreen({ opened, onExit }: WorkspaceScreenProps) {
  const { workspace, pictures } = opened
  const { player, observation, ui } = workspace
  const view = useStore(observation.store, (state) => state.view)
  const passId = useStore(ui, (state) => state.passId)
  const dialog = useStore(ui, (state) => state.dialog)
  const pass = useMemo(() => passOf(view.scheme, passId), [view.scheme, passId])
  const commands = useMemo(() => workspaceCommands(view.scheme, pass), [view.scheme, pass])
  const labels = useKeyLabels()
  const close = (): void => ui.setState({ dialog: null })
  useFollowPlayhead(workspace)
  useEffect(() => {
    const keymap = keymapOf(commands)
    return listenForKeys({
      keymap: () => keymap,
      scopes: () => activeScopes(pass, ui.getState().prompt !== null),
      context: () => workspace,
    })
  }, [commands, pass, ui, workspace])
  const run = (id: string): void =>
    transportCommands.find((each) => each.id === id)?.run(workspace, { timeStamp: performance.now() })
  const leave = async (): Promise<void> => {
    player.pause()
    if (await observation.settled()) onExit()
    else ui.setState({ dialog: 'leave' })
  }
  const scopes = activeScopes(pass, false)
  const available = commands.filter((each) => scopes.includes(each.scope))
  return (
    <WorkspaceContext value={workspace}>
      <div className={styles.workspace} onClick={letGoOfFocus}>
        <WorkspaceHeader pass={pass} onExit={() => void leave()} />
        <main className={styles.main}>
          <CameraStage player={player} cameras={view.cameras} pictures={pictures} />
          <RemarkLine />
          <TransportBar
            player={player}
            episodes={view.episodes}
            episodeName={(kind) => episodeName(view.scheme.episodes, kind)}
            onAgain={() => run('player.again')}
            onLoop={() => run('player.loop')}
          />
        </main>
        <SidePanel pass={pass} labels={labels} />
        <TimelinePane pass={pass} />
      </div>
      <CompleteDialog onLocked={onExit} />
      <GoToDialog />
      <LeaveDialog onExit={onExit} />
      <ShortcutSheet isOpen={dialog === 'keys'} onClose={close} commands={available} labels={labels} />
      <CommandPalette
        isOpen={dialog === 'palette'}
        onClose={close}
        commands={available.filter((each) => each.keyOnly !== true)}
        labels={labels}
        onRun={(command) => {
          if (command.enabled?.(workspace) ?? true) command.run(workspace, { timeStamp: performance.now() })
        }}
      />
    </WorkspaceContext>
  )
}

/** After a press with the mouse the keyboard is for coding again: Enter and the arrows must not go to that button. */
function letGoOfFocus(event: MouseEvent<HTMLDivElement>): void {
  const focused = document.activeElement
  const byMouse = event.detail > 0
  if (byMouse && focused instanceof HTMLElement && event.currentTarget.contains(focused) && focused.matches('button'))
    focused.blur()
}
