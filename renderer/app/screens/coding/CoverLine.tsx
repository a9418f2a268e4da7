import type { Pass } from '../../../state/passes.ts'
import { stillSeen } from '../../../state/masked.ts'
import { stageOf } from '../../../state/stage.ts'
import { useObservation, useWorkspaceUi } from '../../../state/workspace-context.ts'
import styles from './coding-screen.module.css'

/** Asks to cover who is not to be seen in this pass, as long as a picture may show them. */
export function CoverLine({ pass }: { readonly pass: Pass }) {
  const { cameras, scheme } = useObservation((state) => state.view)
  const setting = useWorkspaceUi(({ stages }) => stageOf(stages, pass.id))
  const seen = stillSeen(cameras, scheme.subjects, pass, setting)
  if (seen.length === 0) return null
  return (
    <div className={styles.watchFirst} role="note">
      <span>Not to be seen in this pass: {seen.join(', ')}. Cover them in the picture, or show only a part of it.</span>
    </div>
  )
}
