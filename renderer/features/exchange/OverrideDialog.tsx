import { useState } from 'react'
import { textOf } from '#shared/contract/messages.ts'
import { ReasonCode, type GateRow } from '#shared/study/gate.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useStudy } from '../../host/study-context.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { tell } from '../../ui/toasts.ts'
import styles from './exchange.module.css'

type OverrideDialogProps = {
  readonly rows: readonly GateRow[]
  readonly onClose: () => void
  readonly onDone: () => void
}

const least = 10
const nobody = ' nobody'

/** A lead's decision to export in spite of a failed check: with a reason, for good, and printed in every export. */
export function OverrideDialog({ rows, onClose, onDone }: OverrideDialogProps) {
  const client = useClient()
  const [reasonCode, setReasonCode] = useState<ReasonCode | null>(null)
  const [reasonText, setReasonText] = useState('')
  const [secondPerson, setSecondPerson] = useState(nobody)
  const [expires, setExpires] = useState('')
  const { person: me } = useStudy()
  const people = useQuery('people.list', {}, { topics: ['people'] })
  const others = (people.data ?? []).filter(({ id, active }) => active && id !== me.id)
  const override = useAction(async () => {
    if (reasonCode === null) return
    // A record speaks of one scheme.
    for (const scheme of new Set(rows.map((row) => row.scheme))) {
      const variables = rows.filter((row) => row.scheme === scheme).map((row) => row.variable)
      await client.call('gate.override', {
        ...{ scheme, variables, reasonCode, reasonText },
        ...(secondPerson === nobody ? {} : { secondPerson }),
        ...(expires === '' ? {} : { expires }),
      })
    }
    tell('The decision was recorded.')
    onDone()
    onClose()
  })
  const noDay = expires !== '' && !/^\d{4}-\d\d-\d\d$/.test(expires)
  const ready = reasonCode !== null && reasonText.trim().length >= least && !noDay
  return (
    <Dialog
      title={`Export ${counted(rows.length, 'variable')} all the same`}
      intro="The decision stays with your name and the present figures, and stands in every export, with a flag beside the variable. It lapses as soon as a figure or finding changes."
      isOpen
      isBusy={override.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!ready || override.busy} onPress={() => void override.run()}>
            Record decision
          </Button>
        </>
      }
    >
      <ul className={styles.names} tabIndex={0} aria-label="Variables">
        {rows.map((row) => (
          <li key={row.variable}>{row.label}</li>
        ))}
      </ul>
      <div className={styles.form}>
        <Select
          label="Reason"
          value={reasonCode}
          onChange={(id) => setReasonCode(ReasonCode.parse(id))}
          options={ReasonCode.options.map((id) => ({ id, label: textOf(`reason.${id}`) }))}
        />
        <TextField
          multiline
          label="In your own words"
          hint={`What stands against it, and what is planned. At least ${String(least)} characters.`}
          value={reasonText}
          onChange={setReasonText}
          maxLength={2000}
          isRequired
        />
        {others.length === 0 ? null : (
          <Select
            label="Who agreed to it"
            value={secondPerson}
            onChange={setSecondPerson}
            options={[{ id: nobody, label: 'Nobody asked' }, ...others.map(({ id, name }) => ({ id, label: name }))]}
          />
        )}
        <TextField
          label="Holds until"
          hint="Empty: until its figures change."
          placeholder="YYYY-MM-DD"
          value={expires}
          onChange={setExpires}
          error={noDay ? 'Write year, month and day, as 2027-02-28.' : null}
          maxLength={10}
        />
      </div>
      <ErrorNotice error={override.error} />
    </Dialog>
  )
}
