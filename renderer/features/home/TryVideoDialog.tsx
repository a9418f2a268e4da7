import { useState } from 'react'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { envelopeOf } from '../../host/reply.ts'
import { goTo } from '../../host/use-route.ts'
import { useJob } from '../../host/use-job.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { nameOf } from '../../ui/format/paths.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './home.module.css'

type TryVideoDialogProps = {
  readonly paths: readonly string[]
  readonly onClose: () => void
  /** Leaves this for a study of one's own, where files can be converted. */
  readonly onNewStudy: () => void
}

/** From a file to coding in one step: several files are cameras of the same occasion. */
export function TryVideoDialog({ paths, onClose, onNewStudy }: TryVideoDialogProps) {
  const info = useQuery('app.info', {})
  const job = useJob('study.tryVideo')
  const templates = info.data?.templates.filter(({ demo, shell }) => !demo && !shell) ?? []
  const [picked, setPicked] = useState<string | null>(null)
  const template = picked ?? templates.at(0)?.id ?? null
  const start = async (): Promise<void> => {
    if (template === null) return
    const opened = await job.run({ paths: [...paths], template })
    if (opened !== null) goTo({ screen: 'code', assignmentId: opened.assignmentId })
  }
  return (
    <Dialog
      title="Try it with my own video"
      intro={
        paths.length === 1
          ? 'A small study is made for it. The video itself stays where it is.'
          : 'The files are taken as cameras of one occasion. They stay where they are.'
      }
      isOpen
      isBusy={job.running}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={job.running}>
            Cancel
          </Button>
          <Button kind="primary" isDisabled={template === null || job.running} onPress={() => void start()}>
            Start coding
          </Button>
        </>
      }
    >
      <ul className={styles.files}>
        {paths.map((path) => (
          <li key={path}>{nameOf(path)}</li>
        ))}
      </ul>
      <Select
        label="Template"
        value={template}
        onChange={setPicked}
        options={templates.map(({ id, name, summary }) => ({ id, label: name, detail: summary }))}
        hint={templates.find((one) => one.id === template)?.summary}
      />
      {job.running ? (
        <ProgressBar label="Reading the video" fraction={job.fraction} note={job.note} onCancel={job.cancel} />
      ) : null}
      <Refusal error={info.error ?? job.error} onNewStudy={onNewStudy} />
    </Dialog>
  )
}

/** Films in a format that is not played: all is well with them, they only have to be converted. */
const convertible = ['media-container-unsupported', 'media-codec-unplayable']

function Refusal({ error, onNewStudy }: { readonly error: unknown; readonly onNewStudy: () => void }) {
  if (error === null || error === undefined) return null
  const { code, params } = envelopeOf(error)
  if (!convertible.includes(code)) return <ErrorNotice error={error} />
  const { name = 'This film', container, codec } = params
  const format = codec ?? container
  return (
    <Notice
      kind="warn"
      announce
      action={
        <Button small onPress={onNewStudy}>
          New study…
        </Button>
      }
    >
      <bdi>{name}</bdi> has to be converted before it can be played here{format === undefined ? '' : ` (${format})`}.
      Nothing was changed. In a study of your own, “Add recordings” offers to convert it.
    </Notice>
  )
}
