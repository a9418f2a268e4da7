import { useState } from 'react'
import type { Person } from '#shared/study/people.ts'
import type { RecodePreview } from '#shared/study/recode/round.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useJob } from '../../host/use-job.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { tell } from '../../ui/toasts.ts'
import styles from './study.module.css'

type RecodeDialogProps = {
  /** `null`: all that have a coding under the scheme. */
  readonly recordingIds: readonly string[] | null
  readonly onClose: () => void
  readonly onDone?: () => void
}

const least = 10

/** Recordings are given out anew to coders who have not seen the codings that are there; those are kept and set aside. */
export function RecodeDialog({ recordingIds, onClose, onDone }: RecodeDialogProps) {
  const schemes = useQuery('schemes.list', {}, { topics: ['schemes'] })
  const people = useQuery('people.list', {}, { topics: ['people'] })
  const [picked, setPicked] = useState<string | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const published = schemes.data?.filter((row) => row.status === 'published') ?? []
  const row = published.find((one) => keyOf(one) === picked) ?? (published.length === 1 ? published[0] : undefined)
  const scheme = row === undefined ? undefined : { id: row.id, version: row.version }
  const coders = people.data?.filter((person) => person.active && person.roles.includes('coder')) ?? []
  const recode = useJob('recode.run')
  const wish = scheme === undefined ? undefined : { scheme, recordingIds: recordingIds && [...recordingIds] }
  const run = async (): Promise<void> => {
    if (wish === undefined) return
    const round = await recode.run({ ...wish, coders: [...chosen], reason })
    if (round === null) return
    tell(`${counted(round.recordings, 'recording')} given out anew. The earlier codings are kept.`)
    onDone?.()
    onClose()
  }
  const ready = wish !== undefined && chosen.length > 0 && reason.trim().length >= least && !recode.running
  return (
    <Dialog
      title={recordingIds === null ? 'Code anew' : `Code ${counted(recordingIds.length, 'recording')} anew`}
      intro="After retraining or drift. The codings that are there are set aside, not changed, and the figures computed from them stay in every export. Recordings go at random to coders who have neither coded nor seen them; a share goes out twice, and nobody is told which."
      isOpen
      isBusy={recode.running}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!ready} onPress={() => void run()}>
            Give out anew
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label="Scheme"
          value={row === undefined ? null : keyOf(row)}
          onChange={setPicked}
          options={published.map((one) => ({ id: keyOf(one), label: `${one.name} · v${one.version}` }))}
        />
        <Coders coders={coders} chosen={chosen} onChange={setChosen} />
        {wish === undefined || chosen.length === 0 ? null : <Preview wish={wish} coders={chosen} />}
        <TextField
          multiline
          label="Reason"
          hint={`Stands in the change log and in every export. At least ${String(least)} characters.`}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          isRequired
        />
      </div>
      {recode.running ? (
        <ProgressBar label="Keeping the figures as they stand" fraction={recode.fraction} onCancel={recode.cancel} />
      ) : null}
      <ErrorNotice error={schemes.error ?? people.error ?? recode.error} />
    </Dialog>
  )
}

const keyOf = (scheme: { readonly id: string; readonly version: string }): string => `${scheme.id}@${scheme.version}`

type CodersProps = {
  readonly coders: readonly Person[]
  readonly chosen: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

function Coders({ coders, chosen, onChange }: CodersProps) {
  return (
    <fieldset className={styles.coders}>
      <legend>Coders</legend>
      {coders.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          isSelected={chosen.includes(id)}
          onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
    </fieldset>
  )
}

type PreviewProps = {
  readonly wish: { readonly scheme: { id: string; version: string }; readonly recordingIds: string[] | null }
  readonly coders: readonly string[]
}

function Preview({ wish, coders }: PreviewProps) {
  const preview = useQuery(
    'recode.preview',
    { ...wish, coders: [...coders] },
    { topics: ['assignments', 'observation', 'recordings', 'people'] },
  )
  if (preview.error !== null) return <ErrorNotice error={preview.error} />
  if (preview.data === undefined) return null
  const problem = problemOf(preview.data)
  return (
    <div className={styles.preview} role="status">
      <p>
        <b>{counted(preview.data.recordings, 'recording')}</b>, {counted(preview.data.setAside, 'coding')} set aside,{' '}
        {preview.data.doubleFound} coded twice.
      </p>
      {preview.data.perCoder
        .filter(({ barred }) => barred > 0)
        .map(({ personId, name, barred }) => (
          <p key={personId} className={styles.muted}>
            {name} has coded or seen {barred} of them and gets none of these.
          </p>
        ))}
      {problem === null ? null : <Notice kind="warn">{problem}</Notice>}
    </div>
  )
}

/** What stands against it, as far as it can be told before. */
function problemOf({ unlocked, without, doubleWanted, doubleFound }: RecodePreview): string | null {
  if (unlocked > 0) return `${counted(unlocked, 'coding')} not locked yet: a round waits for them.`
  if (without.length > 0) {
    const more = without.length > 3 ? ` and ${String(without.length - 3)} more` : ''
    return `Nobody chosen may code ${without.slice(0, 3).join(', ')}${more}. Add a coder who has not seen them.`
  }
  if (doubleFound < doubleWanted)
    return `The plan asks for ${String(doubleWanted)} coded twice; these coders can do ${String(doubleFound)}. Add a coder.`
  return null
}
