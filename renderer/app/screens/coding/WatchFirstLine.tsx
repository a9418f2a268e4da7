import { percentOf } from '#shared/study/watched.ts'
import type { Pass } from '../../../state/passes.ts'
import { watchFirst } from '../../../state/watching.ts'
import { choosePass } from '../../../state/workspace.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../../state/workspace-context.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from './coding-screen.module.css'

/** Above what is judged: that the film is to be watched first, and how far it has been. Keeps nobody from answering. */
export function WatchFirstLine({ pass }: { readonly pass: Pass }) {
  const workspace = useWorkspace()
  const view = useObservation((state) => state.view)
  const editable = useObservation((state) => state.editable)
  const watched = useWorkspaceUi((state) => state.watched)
  const open = editable ? watchFirst(view, watched, pass) : null
  if (open === null) return null
  const isHere = open.pass.id === pass.id
  return (
    <div className={styles.watchFirst} role="note">
      <span>
        {isHere ? 'Watch first' : `Watch first, in “${open.pass.name}”`}: {percentOf(open.have)} % of{' '}
        {percentOf(open.pass.minWatched)} % so far.
      </span>
      {isHere ? null : (
        <Button small onPress={() => choosePass(workspace, open.pass)}>
          Go there
        </Button>
      )}
    </div>
  )
}
