import { useMemo, type MouseEvent } from 'react'
import { useStore } from 'zustand'
import { CompleteDialog } from '../../../features/coding/CompleteDialog.tsx'
import { RemarkLine } from '../../../features/coding/RemarkLine.tsx'
import { CameraStage } from '../../../features/player/CameraStage.tsx'
import { TransportBar } from '../../../features/player/TransportBar.tsx'
import { CommandMenu } from '../../../commands/CommandMenu.tsx'
import { CommandPalette } from '../../../commands/CommandPalette.tsx'
import { KeysContext } from '../../../commands/keys-context.ts'
import { ShortcutSheet } from '../../../commands/ShortcutSheet.tsx'
import { KeysDialog } from '../../../features/settings/keys/KeysDialog.tsx'
import { hasRole, useStudy } from '../../../host/study-context.tsx'
import type { Client } from '#shared/contract/client.ts'
import { passOf, type Workspace } from '../../../state/workspace.ts'
import { stageOf } from '../../../state/stage.ts'
import { WorkspaceContext } from '../../../state/workspace-context.ts'
import { BackAtLine } from './BackAtLine.tsx'
import { GoToDialog } from './GoToDialog.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { SidePanel } from './SidePanel.tsx'
import { SlowLine } from './SlowLine.tsx'
import { SpeedDialog } from './SpeedDialog.tsx'
import { TimelinePane } from './TimelinePane.tsx'
import { useFollowPlayhead } from './use-follow-playhead.ts'
import { usePassSettings } from './use-pass-settings.ts'
import { useWatching } from './use-watching.ts'
import { useKeepPlace } from './use-keep-place.ts'
import type { OpenedWorkspace } from './use-open-workspace.ts'
import { useWorkspaceKeys, type WorkspaceKeys } from './use-workspace-keys.ts'
import { WorkspaceHeader } from './WorkspaceHeader.tsx'
import { episodeName } from '../../../ui/format/episode-name.ts'
import styles from '../CodingScreen.module.css'

type WorkspaceScreenProps = {
  readonly opened: OpenedWorkspace
  readonly client: Client
  readonly onExit: () => void
}

/** Puts the parts of the workspace side by side, and the keyboard over all of them. */
export function WorkspaceScreen({ opened, client, onExit }: WorkspaceScreenProps) {
  const { workspace, pictures, isBack } = opened
  const { person } = useStudy()
  const { player, observation, ui } = workspace
  const view = useStore(observation.store, (state) => state.view)
  const passId = useStore(ui, (state) => state.passId)
  const stages = useStore(ui, (state) => state.stages)
  const pass = useMemo(() => passOf(view.scheme, passId), [view.scheme, passId])
  const keyboard = useWorkspaceKeys(workspace, pass)
  useFollowPlayhead(workspace)
  usePassSettings(workspace, pass)
  // Before the place is kept: on leaving, what was watched last belongs to it.
  useWatching(workspace, pass)
  // A place is told to its own coder alone; who only looks has none, and keeps none.
  useKeepPlace(client, workspace, view.editable || view.place !== null)
  const leave = async (): Promise<void> => {
    player.pause()
    if (await observation.settled()) onExit()
    else ui.setState({ dialog: 'leave' })
  }
  return (
    <WorkspaceContext value={workspace}>
      <KeysContext value={keyboard.keys}>
        <div className={styles.workspace} onClick={letGoOfFocus}>
          <WorkspaceHeader
            pass={pass}
            menu={<WorkspaceMenu workspace={workspace} keyboard={keyboard} />}
            onExit={() => void leave()}
          />
          <main className={styles.main}>
            <CameraStage
              player={player}
              cameras={view.cameras}
              pictures={pictures}
              setting={stageOf(stages, pass.id)}
              onSetting={(next) => ui.setState({ stages: { ...ui.getState().stages, [pass.id]: next } })}
            />
            {isBack ? <BackAtLine /> : null}
            <SlowLine isLead={hasRole(person, 'lead')} />
            <RemarkLine />
            <TransportBar
              player={player}
              episodes={view.episodes}
              episodeName={(kind) => episodeName(view.scheme.episodes, kind)}
              limits={pass}
            />
          </main>
          <SidePanel pass={pass} />
          <TimelinePane pass={pass} />
        </div>
        <CompleteDialog onLocked={onExit} />
        <GoToDialog />
        <SpeedDialog />
        <LeaveDialog onExit={onExit} />
        <KeyDialogs workspace={workspace} keyboard={keyboard} />
      </KeysContext>
    </WorkspaceContext>
  )
}

function WorkspaceMenu({ workspace, keyboard }: KeyDialogsProps) {
  const { commands, choices, labels, run } = keyboard
  return <CommandMenu context={workspace} commands={commands} choices={choices} labels={labels} onRun={run} />
}

type KeyDialogsProps = { readonly workspace: Workspace; readonly keyboard: WorkspaceKeys }

/** What can be done, and by which keys: found by typing, listed, changed. */
function KeyDialogs({ workspace: { ui, observation }, keyboard }: KeyDialogsProps) {
  const { commands, choices, labels } = keyboard
  const dialog = useStore(ui, (state) => state.dialog)
  const preferences = useStore(ui, (state) => state.preferences)
  const scheme = useStore(observation.store, (state) => state.view.scheme)
  const close = (): void => ui.setState({ dialog: null })
  return (
    <>
      <ShortcutSheet
        isOpen={dialog === 'keys'}
        onClose={close}
        onChange={() => ui.setState({ dialog: 'change-keys' })}
        commands={commands}
        choices={choices}
        labels={labels}
      />
      <CommandPalette
        isOpen={dialog === 'palette'}
        onClose={close}
        commands={commands.filter((each) => each.keyOnly !== true)}
        choices={choices}
        labels={labels}
        onRun={keyboard.run}
      />
      {dialog === 'change-keys' ? (
        <KeysDialog
          preferences={preferences}
          scheme={scheme}
          onSaved={(saved) => ui.setState({ preferences: saved })}
          onClose={close}
        />
      ) : null}
    </>
  )
}

/** After a press with the mouse the keyboard is for coding again: Enter and the arrows must not go to that button. */
function letGoOfFocus(event: MouseEvent<HTMLDivElement>): void {
  const focused = document.activeElement
  const byMouse = event.detail > 0
  if (byMouse && focused instanceof HTMLElement && event.currentTarget.contains(focused) && focused.matches('button'))
    focused.blur()
}
