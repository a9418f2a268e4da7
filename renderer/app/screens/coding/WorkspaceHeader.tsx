import { ChevronLeft, Redo2, Undo2 } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { SavedState } from '../../../features/coding/SavedState.tsx'
import { useKeys, withKey } from '../../../commands/keys-context.ts'
import { percentOf } from '#shared/study/watched.ts'
import { passesOf, type Pass } from '../../../state/passes.ts'
import { watchingOf } from '../../../state/watching.ts'
import { choosePass } from '../../../state/workspace.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../../state/workspace-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { ThemeMenu } from '../../ThemeMenu.tsx'
import styles from '../CodingScreen.module.css'

type WorkspaceHeaderProps = { readonly pass: Pass; readonly menu: ReactNode; readonly onExit: () => void }

/** Where we are, by display code alone: nothing here says which family, visit or file it is. */
export function WorkspaceHeader({ pass, menu, onExit }: WorkspaceHeaderProps) {
  const workspace = useWorkspace()
  const { ui } = workspace
  const view = useObservation((state) => state.view)
  const editable = useObservation((state) => state.editable)
  const passes = useMemo(() => passesOf(view.scheme), [view.scheme])
  return (
    <header className={styles.header}>
      <Button kind="quiet" onPress={onExit}>
        <ChevronLeft size={15} aria-hidden /> My work
      </Button>
      <span className={styles.separator} />
      <h1 className={styles.title} title={`${view.scheme.name} · v${view.scheme.version}`}>
        Recording {view.displayCode}
      </h1>
      <span className={styles.scheme} title={`${view.scheme.name} · v${view.scheme.version}`}>
        {view.scheme.name} · v{view.scheme.version}
      </span>
      <div className={styles.passes} role="radiogroup" aria-label="Pass">
        {passes.map((each) => (
          <button
            key={each.id}
            type="button"
            role="radio"
            aria-checked={each.id === pass.id}
            aria-label={each.name}
            title={each.purpose}
            onClick={(event) => {
              choosePass(workspace, each)
              // The keys belong to the pass from here on, Enter too.
              event.currentTarget.blur()
            }}
          >
            {each.name}
            <Share pass={each} />
          </button>
        ))}
      </div>
      <div className={styles.headerEnd}>
        {editable ? <Steps /> : null}
        <SavedState />
        {menu}
        <ThemeMenu />
        <Button onPress={() => ui.setState({ tab: 'notes' })}>Notes</Button>
        {editable ? (
          <Button kind="primary" onPress={() => ui.setState({ dialog: 'complete' })}>
            Complete…
          </Button>
        ) : null}
      </div>
    </header>
  )
}

/** Undo and redo for the mouse; the tips name the step. */
function Steps() {
  const { observation } = useWorkspace()
  const history = useObservation((state) => state.history)
  const keys = useKeys()
  const name = (way: string, step: string | null, id: string): string =>
    withKey(`${way}${step === null ? '' : `: ${step}`}`, keys.caps(id))
  return (
    <span className={styles.steps}>
      <IconButton
        small
        label={name('Undo', history.undo, 'edit.undo')}
        isDisabled={history.undo === null}
        onPress={() => void observation.undo()}
      >
        <Undo2 size={16} aria-hidden />
      </IconButton>
      <IconButton
        small
        label={name('Redo', history.redo, 'edit.redo')}
        isDisabled={history.redo === null}
        onPress={() => void observation.redo()}
      >
        <Redo2 size={16} aria-hidden />
      </IconButton>
    </span>
  )
}

/** How much of the film has been watched, beside the pass that asks for it. */
function Share({ pass }: { readonly pass: Pass }) {
  const view = useObservation((state) => state.view)
  const editable = useObservation((state) => state.editable)
  const percent = useWorkspaceUi(({ watched }) => {
    const watching = watchingOf(view, watched).find((each) => each.pass.id === pass.id)
    return watching === undefined ? null : percentOf(watching.have)
  })
  if (percent === null || !editable) return null
  return (
    <small className={styles.share} data-testid="watched" title={`${percent} % watched`}>
      {percent} %
    </small>
  )
}
