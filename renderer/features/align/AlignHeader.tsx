import { ChevronLeft, Undo2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Segments.tsx'
import styles from './align.module.css'

type Step = 'find' | 'check'

type AlignHeaderProps = {
  readonly title: string
  readonly step: Step
  readonly onStep: (step: Step) => void
  readonly changed: boolean
  readonly busy: boolean
  readonly readOnly: boolean
  readonly onUndo: () => void
  readonly onExit: () => void
  readonly onSave: () => void
}

const steps: readonly { readonly id: Step; readonly label: string }[] = [
  { id: 'find', label: '1. Same moment' },
  { id: 'check', label: '2. Play together' },
]

export function AlignHeader(props: AlignHeaderProps) {
  const { title, step, changed, busy, readOnly } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <header className={styles.header}>
      <Button kind="quiet" onPress={props.onExit}>
        <ChevronLeft size={15} aria-hidden /> {changed ? 'Leave without saving' : 'Recordings'}
      </Button>
      <h1 className={styles.title} tabIndex={-1} ref={heading}>
        One clock <span className={styles.muted}>{title}</span>
      </h1>
      <Segments label="Step" options={steps} value={step} onChange={props.onStep} />
      <div className={styles.headerEnd}>
        <Button kind="quiet" isDisabled={!changed || busy} onPress={props.onUndo}>
          <Undo2 size={15} aria-hidden /> Back to the saved
        </Button>
        <Button
          kind={step === 'check' ? 'primary' : 'secondary'}
          isDisabled={!changed || busy || readOnly}
          onPress={props.onSave}
        >
          Save
        </Button>
      </div>
    </header>
  )
}
