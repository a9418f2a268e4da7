import { useState } from 'react'
import type { TrainingRunRow } from '#shared/study/training.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { tell } from '../../ui/toasts.ts'
import styles from './training.module.css'

/** A certificate by a lead's decision, with the figures of a run that has ended. */
export function IssueDialog({ run, onClose }: { readonly run: TrainingRunRow; readonly onClose: () => void }) {
  const client = useClient()
  const issue = useAction(async (reason: string) => {
    const scheme = { id: run.schemeId, version: run.schemeVersion }
    await client.call('certificates.issue', { personId: run.personId, scheme, runId: run.id, reason })
    tell(`Certificate issued to ${run.personName}.`)
    onClose()
  })
  return (
    <ReasonDialog
      title={`Issue a certificate to ${run.personName}?`}
      intro={`For ${run.schemeName} v${run.schemeVersion}, with the figures of “${run.setName}”. The reason is printed on it.`}
      step="Issue"
      isBusy={issue.busy}
      error={<ErrorNotice error={issue.error} />}
      onClose={onClose}
      onDone={(reason) => void issue.run(reason)}
    />
  )
}

/** A certificate without a run of this study: somebody was certified elsewhere, or trained before. */
export function IssueWithoutRunDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useClient()
  const people = useQuery('people.list', {}, { topics: ['people'] })
  const schemes = useQuery('schemes.list', {}, { topics: ['schemes'] })
  const [personId, setPersonId] = useState<string | null>(null)
  const [schemeKey, setSchemeKey] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const published = schemes.data?.filter(({ status }) => status === 'published') ?? []
  const keyOf = (row: { readonly id: string; readonly version: string }): string => `${row.id}@${row.version}`
  const scheme = published.find((row) => keyOf(row) === schemeKey)
  const coders = people.data?.filter(({ active, roles }) => active && roles.includes('coder')) ?? []
  const issue = useAction(async () => {
    if (personId === null || scheme === undefined) return
    const { id, version } = scheme
    await client.call('certificates.issue', { personId, scheme: { id, version }, runId: null, reason: reason.trim() })
    tell('Certificate issued.')
    onClose()
  })
  const isReady = personId !== null && scheme !== undefined && reason.trim().length >= 10
  return (
    <Dialog
      title="Issue a certificate"
      intro="For somebody who was certified elsewhere or trained before this study. The reason is printed on it."
      isOpen
      isBusy={issue.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!isReady || issue.busy} onPress={() => void issue.run()}>
            Issue
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label="Coder"
          value={personId}
          onChange={setPersonId}
          options={coders.map(({ id, name }) => ({ id, label: name }))}
        />
        <Select
          label="Scheme"
          value={schemeKey}
          onChange={setSchemeKey}
          options={published.map((row) => ({ id: keyOf(row), label: `${row.name} · v${row.version}` }))}
        />
        <TextField
          label="Reason"
          value={reason}
          onChange={setReason}
          multiline
          rows={3}
          maxLength={2000}
          hint="A sentence."
        />
      </div>
      <ErrorNotice error={people.error ?? schemes.error ?? issue.error} />
    </Dialog>
  )
}
