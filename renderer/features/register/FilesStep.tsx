import { Film, X } from 'lucide-react'
import { useState } from 'react'
import { messageFor } from '#shared/contract/messages.ts'
import { droppedPaths } from '../../host/bridge.ts'
import { useChooser } from '../../host/chooser.tsx'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { useJob } from '../../host/use-job.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { codecName } from '../../ui/format/codec.ts'
import { counted } from '../../ui/format/figures.ts'
import { nameOf } from '../../ui/format/paths.ts'
import { shortClock } from '../../ui/format/time.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './register.module.css'
import { mediaIn, type GoodProbe, type ProbedFile, type Register } from './use-register.ts'

type FilesStepProps = { readonly register: Register; readonly onNext: () => void }

/** Chooses files or a folder, and looks into each: what cannot be played is refused here, with its reason. */
export function FilesStep({ register, onNext }: FilesStepProps) {
  const client = useClient()
  const choose = useChooser()
  const probe = useJob('media.probe')
  const [over, setOver] = useState(false)
  const look = async (paths: readonly string[]): Promise<void> => {
    const fresh = paths.filter((path) => !register.files.some((file) => file.path === path))
    if (fresh.length === 0) return
    const probed = await probe.run({ paths: [...fresh] })
    if (probed !== null) register.addFiles(probed)
  }
  const chooseFiles = useAction(async () => look(await choose('media-files')))
  const chooseFolder = useAction(async () => {
    const [folder] = await choose('media-folder')
    if (folder !== undefined) await look(await mediaIn(client, folder))
  })
  const good = register.files.filter((file) => file.probe.ok).length
  const refused = register.files.length - good
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
  const status = (
    <>
      {probe.running ? (
        <div className={styles.form}>
          <ProgressBar
            label="Looking into the files"
            fraction={probe.fraction}
            note={probe.note}
            onCancel={probe.cancel}
          />
        </div>
      ) : null}
      <ErrorNotice error={probe.error ?? chooseFiles.error ?? chooseFolder.error} />
    </>
  )
  if (register.files.length === 0) {
    return (
      <>
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
            const paths = droppedPaths([...event.dataTransfer.files])
            // A browser does not tell where dropped files lie: the chooser does.
            if (paths === null) void chooseFiles.run()
            else void look(paths)
          }}
        >
          <Film size={28} aria-hidden />
          <p>
            Choose single files or a whole folder. Each file is looked into: format, length, picture, and whether it can
            be stepped frame by frame.
          </p>
          {buttons}
        </div>
        {status}
      </>
    )
  }
  return (
    <>
      {status}
      <FileTable files={register.files} onRemove={register.removeFile} />
      <div className={styles.foot}>
        <p role="status">
          {counted(good, 'file')} can be added{refused > 0 ? `, ${String(refused)} cannot: see the reasons` : ''}.
        </p>
        {buttons}
        <Button kind="primary" isDisabled={good === 0 || probe.running} onPress={onNext}>
          Go on
        </Button>
      </div>
    </>
  )
}

type FileTableProps = { readonly files: readonly ProbedFile[]; readonly onRemove: (path: string) => void }

function FileTable({ files, onRemove }: FileTableProps) {
  const refusedFirst = files.toSorted((a, b) => Number(a.probe.ok) - Number(b.probe.ok))
  return (
    <Table caption="Files" dense>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">State</th>
          <th scope="col">What is in it</th>
          <th scope="col">
            <span className="sr-only">Steps</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {refusedFirst.map(({ path, probe }) => (
          <tr key={path}>
            <th scope="row" className={styles.name} title={path}>
              {nameOf(path)}
            </th>
            <td>{probe.ok ? <Badge kind="pass">Can be added</Badge> : <Badge kind="fail">Cannot be added</Badge>}</td>
            <td>{probe.ok ? <span className={styles.meta}>{probeWords(probe)}</span> : messageFor(probe)}</td>
            <td data-align="right">
              <IconButton small label={`Take ${nameOf(path)} off the list`} onPress={() => onRemove(path)}>
                <X size={14} aria-hidden />
              </IconButton>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function probeWords(probe: GoodProbe): string {
  return [
    shortClock(probe.durationMs),
    `${String(probe.width)} × ${String(probe.height)}`,
    codecName(probe.codec),
    counted(probe.frames, 'frame'),
    ...(probe.variableRate ? ['variable rate'] : []),
    ...(probe.hasAudio ? [] : ['no sound']),
  ].join(' · ')
}
