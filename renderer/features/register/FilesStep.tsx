import { Film } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { MOST_FILES } from '#shared/contract/media-calls.ts'
import { droppedPaths } from '../../host/bridge.ts'
import { useChooser } from '../../host/chooser.tsx'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { useJob } from '../../host/use-job.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { counted } from '../../ui/format/figures.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { ConvertBar } from './ConvertBar.tsx'
import { FileTable } from './FileTable.tsx'
import styles from './register.module.css'
import type { Conversions } from './use-conversions.ts'
import { mediaIn, type ProbedFile, type Register } from './use-register.ts'

type FilesStepProps = { readonly register: Register; readonly conversions: Conversions; readonly onNext: () => void }

/** Chooses files or a folder, and looks into each: what cannot be played is converted here, or refused with its reason. */
export function FilesStep({ register, conversions, onNext }: FilesStepProps) {
  const client = useClient()
  const choose = useChooser()
  const probe = useJob('media.probe')
  const [cutShort, setCutShort] = useState(false)
  const look = async (paths: readonly string[], more = false): Promise<void> => {
    setCutShort(more)
    const fresh = paths.filter((path) => !register.files.some((file) => file.path === path))
    if (fresh.length === 0) return
    const probed = await probe.run({ paths: [...fresh] })
    if (probed !== null) register.takeFindings(probed)
  }
  const chooseFiles = useAction(async () => look(await choose('media-files')))
  const chooseFolder = useAction(async () => {
    const [folder] = await choose('media-folder')
    if (folder === undefined) return
    const { paths, more } = await mediaIn(client, folder)
    await look(paths, more)
  })
  const remove = (path: string): void => {
    const row = conversions.rows.get(path)
    if (row?.status === 'queued') conversions.leaveOut([row])
    register.removeFiles([path])
  }
  const buttons = (
    <div className={styles.row}>
      <Button isDisabled={probe.running} onPress={() => void chooseFiles.run()}>
        Choose files…
      </Button>
      <Button isDisabled={probe.running} onPress={() => void chooseFolder.run()}>
        Choose a folder…
      </Button>
    </div>
  )
  const error = probe.error ?? chooseFiles.error ?? chooseFolder.error
  const status =
    probe.running || error !== null || cutShort ? (
      <div className={styles.form}>
        {probe.running ? (
          <ProgressBar
            label="Looking into the files"
            fraction={probe.fraction}
            note={probe.note}
            onCancel={probe.cancel}
          />
        ) : null}
        {cutShort ? (
          <Notice>
            This folder holds more than {counted(MOST_FILES, 'recording')}. The first of them are listed; choose the
            folders in it one after the other for the rest.
          </Notice>
        ) : null}
        <ErrorNotice error={error} />
      </div>
    ) : null
  if (register.files.length === 0) {
    return (
      <>
        {/* A browser does not tell where dropped files lie: the chooser does. */}
        <DropArea onDrop={(paths) => void (paths === null ? chooseFiles.run() : look(paths))}>{buttons}</DropArea>
        {status}
      </>
    )
  }
  const good = register.files.some((file) => file.probe.ok)
  return (
    <>
      {status}
      <ConvertBar files={register.files} conversions={conversions} />
      <FileTable files={register.files} rows={conversions.rows} onRemove={remove} />
      <div className={styles.foot}>
        <p role="status">
          {sumWords(register.files)} <span>Black or frozen stretches are looked for right after adding.</span>
        </p>
        {buttons}
        <Button kind="primary" isDisabled={!good || probe.running} onPress={onNext}>
          Go on
        </Button>
      </div>
    </>
  )
}

function sumWords(files: readonly ProbedFile[]): string {
  const good = files.filter((file) => file.probe.ok).length
  const convertible = files.filter(({ probe }) => !probe.ok && probe.remedies.length > 0).length
  const refused = files.length - good - convertible
  return [
    `${counted(good, 'file')} can be added`,
    ...(convertible > 0 ? [`${String(convertible)} ${convertible === 1 ? 'has' : 'have'} to be converted`] : []),
    ...(refused > 0 ? [`${String(refused)} cannot: see the reasons`] : []),
  ]
    .join(', ')
    .concat('.')
}

type DropAreaProps = {
  readonly onDrop: (paths: readonly string[] | null) => void
  readonly children: ReactNode
}

function DropArea({ onDrop, children }: DropAreaProps) {
  const [over, setOver] = useState(false)
  return (
    <div
      className={cx(styles.drop, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onDrop(droppedPaths([...event.dataTransfer.files]))
      }}
    >
      <Film size={28} aria-hidden />
      <p>
        Choose single files or a whole folder. Each file is looked into: format, length, rate, sound, gaps, and whether
        it can be stepped frame by frame. What cannot be played as it is can be converted here.
      </p>
      {children}
    </div>
  )
}
