import { ChevronLeft, Lock, Redo2, Undo2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { CompareView } from '#shared/contract/compare-views.ts'
import { useKeys, withKey } from '../../commands/keys-context.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { day } from '../../ui/format/time.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './compare.module.css'

type CompareHeaderProps = {
  readonly view: CompareView
  /** Of what is due: how many are settled, how many there are. */
  readonly settled: number
  readonly due: number
  readonly readOnly: boolean
  readonly busy: boolean
  readonly onExit: () => void
  readonly onClose: () => void
  readonly onThird: () => void
}

/** Which recording, whose codings, and how far the consensus has come. */
export function CompareHeader({ view, settled, due, readOnly, busy, onExit, onClose, onThird }: CompareHeaderProps) {
  const keys = useKeys()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const { consensus } = view
  const isClosed = consensus?.status === 'closed'
  return (
    <header className={styles.header}>
      <Button kind="quiet" onPress={onExit}>
        <ChevronLeft size={15} aria-hidden /> Back
      </Button>
      <h1 ref={heading} tabIndex={-1}>
        {view.recording} <span className={styles.muted}>{view.scheme.name}</span>
      </h1>
      <span className={styles.legend}>
        <span className={styles.letter}>A</span> {view.first.coder}
        <span className={styles.letter}>B</span> {view.second.coder}
      </span>
      <div className={styles.headerEnd}>
        <span role="status" data-testid="consensus-progress">
          {isClosed
            ? `Closed by ${consensus.closedBy ?? ''}, ${day(consensus.closedAt ?? '')}`
            : due === 0
              ? 'Nothing has to be settled'
              : `${settled} of ${due} settled`}
        </span>
        {isClosed ? null : (
          <>
            <IconButton
              label={withKey('Take the last decision back', keys.caps('compare.undo'))}
              isDisabled={readOnly || busy || (consensus?.undo ?? null) === null}
              onPress={() => keys.run('compare.undo')}
            >
              <Undo2 size={16} aria-hidden />
            </IconButton>
            <IconButton
              label={withKey('Decide so again', keys.caps('compare.redo'))}
              isDisabled={readOnly || busy || (consensus?.redo ?? null) === null}
              onPress={() => keys.run('compare.redo')}
            >
              <Redo2 size={16} aria-hidden />
            </IconButton>
          </>
        )}
        {isClosed || due === 0 ? null : (
          <Button kind="quiet" isDisabled={readOnly} onPress={onThird}>
            Third coder…
          </Button>
        )}
        {consensus === null ? null : (
          <Button onPress={() => goTo({ screen: 'code', assignmentId: consensus.id })}>Look at the consensus</Button>
        )}
        {isClosed || consensus === null ? null : (
          <Button kind="primary" isDisabled={readOnly || busy || settled < due} onPress={onClose}>
            <Lock size={14} aria-hidden /> Close…
          </Button>
        )}
      </div>
    </header>
  )
}
