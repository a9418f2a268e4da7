import { useState } from 'react'
import type { DriftChoice } from '#shared/study/drift.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useStudy } from '../../host/study-context.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Select } from '../../ui/Select.tsx'
import { tell } from '../../ui/toasts.ts'
import styles from './drift.module.css'

const kinds = [
  { id: 'check' as const, label: 'A master' },
  { id: 'recode' as const, label: 'A recording of their own again' },
]
const keyOf = (choice: DriftChoice): string => `${choice.recordingId} ${choice.schemeId}@${choice.schemeVersion}`

/** Gives a coder a check. To them it looks like any other work. */
export function GiveCheckDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useClient()
  const { person: me } = useStudy()
  const people = useQuery('people.list', {}, { topics: ['people'] })
  const [personId, setPersonId] = useState<string | null>(null)
  const [kind, setKind] = useState<'check' | 'recode'>('check')
  const [picked, setPicked] = useState<string | null>(null)
  const choices = useQuery(
    'drift.choices',
    { personId: personId ?? '-' },
    { enabled: personId !== null, topics: ['assignments', 'observation'] },
  )
  const coders = people.data?.filter(({ id, active, roles }) => active && id !== me.id && roles.includes('coder')) ?? []
  const offered = personId === null ? [] : (choices.data ?? []).filter((choice) => choice.kind === kind)
  const choice = offered.find((one) => keyOf(one) === picked)
  const give = useAction(async () => {
    if (personId === null || choice === undefined) return
    const { recordingId, schemeId: id, schemeVersion: version } = choice
    await client.call('drift.give', { personId, kind, recordingId, scheme: { id, version } })
    tell('Given out. It looks like any other work.')
    onClose()
  })
  return (
    <Dialog
      title="Give out a check"
      intro="It gets a random code and stands in My work like any other recording. What the coder makes of it is no study data."
      isOpen
      isBusy={give.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={choice === undefined || give.busy} onPress={() => void give.run()}>
            Give it out
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label="Coder"
          value={personId}
          onChange={(id) => {
            setPersonId(id)
            setPicked(null)
          }}
          options={coders.map(({ id, name }) => ({ id, label: name }))}
        />
        <Segments label="What" options={kinds} value={kind} onChange={setKind} />
        {personId !== null && choices.data !== undefined && offered.length === 0 ? (
          <Notice>
            {kind === 'check'
              ? 'There is no locked master that this coder has not met yet.'
              : 'This coder has locked no recording four weeks ago or more that was not given to them again.'}
          </Notice>
        ) : (
          <Select
            label="Recording"
            value={picked}
            onChange={setPicked}
            isDisabled={personId === null}
            options={offered.map((one) => ({ id: keyOf(one), label: labelOf(one) }))}
          />
        )}
      </div>
      <ErrorNotice error={people.error ?? choices.error ?? give.error} />
    </Dialog>
  )
}

function labelOf({ recording, schemeName, weeks }: DriftChoice): string {
  return `${recording} · ${schemeName}${weeks === null ? '' : `, ${String(weeks)} weeks ago`}`
}
