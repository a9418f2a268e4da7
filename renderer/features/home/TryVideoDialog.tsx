import { useState } from 'react'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { goTo } from '../../host/use-route.ts'
import { useJob } from '../../host/use-job.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { nameOf } from '../../ui/format/paths.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './home.module.css'

type TryVideoDialogProps = { readonly paths: readonly string[]; readonly onClose: () => void }

/** From a file to coding in one step: several files are cameras of the same occasion. */
export function TryVideoDialog({ paths, onClose }: TryVideoDialogProps) {
  const info = useQuery('app.info', {})
  const job = useJob('study.tryVideo')
  const templates = info.data?.templates.filter((template) => !template.demo) ?? []
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
      <ErrorNotice error={info.error ?? job.error} />
    </Dialog>
  )
}
