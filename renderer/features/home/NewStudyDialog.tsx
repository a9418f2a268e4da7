import { useState, type SubmitEvent } from 'react'
import type { StudySummary } from '#shared/contract/views.ts'
import { useChooser } from '../../host/chooser.tsx'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './home.module.css'

/** As the contract asks for. */
const PASSPHRASE_LENGTH = 8

type NewStudyDialogProps = { readonly onClose: () => void; readonly onCreated: (summary: StudySummary) => void }

export function NewStudyDialog({ onClose, onCreated }: NewStudyDialogProps) {
  const client = useClient()
  const choose = useChooser()
  const [name, setName] = useState('')
  const [personName, setPersonName] = useState('')
  const [path, setPath] = useState<string | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const create = useAction(async (at: string) => {
    const study = { path: at, name: name.trim(), personName: personName.trim() }
    onCreated(await client.call('study.create', passphrase === '' ? study : { ...study, passphrase }))
  })
  const place = useAction(async () => {
    const [chosen] = await choose('new-study', fileNameFor(name))
    if (chosen !== undefined) setPath(chosen)
  })
  const tooShort = passphrase !== '' && passphrase.length < PASSPHRASE_LENGTH
  const differs = passphrase !== again
  const ready =
    name.trim() !== '' && personName.trim() !== '' && path !== null && (passphrase === '' || (!tooShort && !differs))
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (ready) void create.run(path)
  }

  return (
    <Dialog
      title="New study"
      intro="One file holds the whole study. Recordings stay where they are."
      isOpen
      isBusy={create.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="primary"
            isDisabled={!ready || create.busy}
            onPress={() => path !== null && void create.run(path)}
          >
            Create study
          </Button>
        </>
      }
    >
      <form onSubmit={onSubmit} className={styles.start}>
        <TextField label="Name of the study" value={name} onChange={setName} maxLength={60} isRequired autoFocus />
        <TextField
          label="Your name"
          hint="As it stands in lists; it never enters an export. You have all roles, and are not asked to sign in as long as you are alone."
          value={personName}
          onChange={setPersonName}
          maxLength={60}
          isRequired
        />
        <div>
          <p className={styles.label}>Place of the file</p>
          <div className={styles.place}>
            <code>{path ?? 'Not chosen yet'}</code>
            <Button isDisabled={place.busy} onPress={() => void place.run()}>
              Choose place…
            </Button>
          </div>
        </div>
        <TextField
          label="Passphrase (optional)"
          type="password"
          hint={`Encrypts the file. At least ${PASSPHRASE_LENGTH} characters. Without it nobody can open the study again, Attune included.`}
          error={tooShort ? `At least ${PASSPHRASE_LENGTH} characters.` : null}
          value={passphrase}
          onChange={setPassphrase}
          maxLength={200}
        />
        {/* One letter mistyped unseen would close the study for good. */}
        {passphrase === '' ? null : (
          <TextField
            label="Passphrase once more"
            type="password"
            error={again !== '' && differs ? 'The two entries differ.' : null}
            value={again}
            onChange={setAgain}
            maxLength={200}
            isRequired
          />
        )}
        <button type="submit" hidden />
      </form>
      <ErrorNotice error={place.error ?? create.error} />
    </Dialog>
  )
}

/** A file name that every system takes, made of the study's name. */
function fileNameFor(name: string): string {
  const safe = name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')
  return `${safe === '' ? 'study' : safe}.attune`
}
