import { Film, FolderOpen, Play, Plus } from 'lucide-react'
import { useState, type DragEvent, type ReactNode } from 'react'
import type { StudySummary } from '#shared/contract/views.ts'
import { droppedPaths } from '../../host/bridge.ts'
import { useChooser } from '../../host/chooser.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { useJob } from '../../host/use-job.ts'
import { cx } from '../../ui/cx.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import styles from './home.module.css'
import { NewStudyDialog } from './NewStudyDialog.tsx'
import { TryVideoDialog } from './TryVideoDialog.tsx'

type HomeStepsProps = {
  readonly onOpened: (summary: StudySummary) => void
  readonly onOpen: (path: string) => void
  readonly busy: boolean
}

export function HomeSteps({ onOpened, onOpen, busy }: HomeStepsProps) {
  const choose = useChooser()
  const demo = useJob('study.openDemo')
  const [making, setMaking] = useState(false)
  const [trying, setTrying] = useState<readonly string[] | null>(null)
  const openOther = useAction(async () => {
    const [path] = await choose('open-study')
    if (path !== undefined) onOpen(path)
  })
  const tryVideo = useAction(async () => {
    const paths = await choose('media-files')
    if (paths.length > 0) setTrying(paths.slice(0, 4))
  })
  const openDemo = async (): Promise<void> => {
    const summary = await demo.run({})
    if (summary !== null) onOpened(summary)
  }
  const blocked = busy || demo.running

  return (
    <div className={styles.start}>
      <Step
        first
        icon={<Plus size={18} aria-hidden />}
        title="New study"
        isDisabled={blocked}
        onPress={() => setMaking(true)}
      >
        A project file on this machine. You begin with all roles.
      </Step>
      <Step
        icon={<FolderOpen size={18} aria-hidden />}
        title="Open a study…"
        isDisabled={blocked}
        onPress={() => void openOther.run()}
      >
        A file that ends in .attune
      </Step>
      <Step
        icon={<Play size={18} aria-hidden />}
        title="Open the demo study"
        isDisabled={blocked}
        onPress={() => void openDemo()}
      >
        Drawn recordings, coded by two coders. Look at everything, change anything.
      </Step>
      {demo.running ? (
        <ProgressBar label="Preparing the demo" fraction={demo.fraction} note={demo.note} onCancel={demo.cancel} />
      ) : null}
      <DropStep
        isDisabled={blocked}
        onPress={() => void tryVideo.run()}
        onPaths={(paths) => setTrying(paths.slice(0, 4))}
      />
      <ErrorNotice error={demo.error ?? openOther.error ?? tryVideo.error} />
      {making ? <NewStudyDialog onClose={() => setMaking(false)} onCreated={onOpened} /> : null}
      {trying === null ? null : (
        <TryVideoDialog
          paths={trying}
          onClose={() => setTrying(null)}
          onNewStudy={() => {
            setTrying(null)
            setMaking(true)
          }}
        />
      )}
    </div>
  )
}

type StepProps = {
  readonly icon: ReactNode
  readonly title: string
  readonly children: string
  readonly onPress: () => void
  readonly isDisabled: boolean
  readonly first?: boolean
}

function Step({ icon, title, children, onPress, isDisabled, first = false }: StepProps) {
  return (
    <button type="button" className={cx(styles.step, first && styles.first)} onClick={onPress} disabled={isDisabled}>
      {icon}
      <b>{title}</b>
      <span>{children}</span>
    </button>
  )
}

type DropStepProps = {
  readonly isDisabled: boolean
  readonly onPress: () => void
  readonly onPaths: (paths: readonly string[]) => void
}

/** Takes dropped files too. A browser does not tell where they lie, so there the drop opens the chooser. */
function DropStep({ isDisabled, onPress, onPaths }: DropStepProps) {
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const paths = droppedPaths([...event.dataTransfer.files])
    if (paths === null) onPress()
    else if (paths.length > 0) onPaths(paths)
  }
  return (
    <button
      type="button"
      className={cx(styles.step, over && styles.over)}
      disabled={isDisabled}
      onClick={onPress}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Film size={18} aria-hidden />
      <b>Try it with my own video</b>
      <span>Choose or drop a file, pick a template, and code within a minute.</span>
    </button>
  )
}
