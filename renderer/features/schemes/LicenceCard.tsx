import { useState } from 'react'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { LicenceStatement, type KeptLicence } from '#shared/study/licence.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { instant } from '../../ui/format/time.ts'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { tell } from '../../ui/toasts.ts'

type LicenceCardProps = { readonly scheme: Scheme; readonly mayState: boolean }

/** For a scheme with a licence gate: what was stated, or that nobody codes with it before something is. */
export function LicenceCard({ scheme, mayState }: LicenceCardProps) {
  const gate = scheme.licenceGate
  const kept = useQuery('schemes.licence', { id: scheme.id }, { topics: ['schemes'], enabled: gate !== undefined })
  const [open, setOpen] = useState(false)
  if (gate === undefined || kept.data === undefined) return <ErrorNotice error={kept.error} />
  const statement = kept.data
  const button = (words: string) =>
    mayState ? (
      <p>
        <Button small onPress={() => setOpen(true)}>
          {words}
        </Button>
      </p>
    ) : null
  return (
    <>
      {statement === null ? (
        <Notice kind="warn" title="Not to be coded with yet">
          {gate.asks}
          {button('State the licence…')}
        </Notice>
      ) : (
        <Notice title={`Instrument: ${statement.instrument}`}>
          Held by {statement.holder}: {statement.evidence}, {statement.dated}. Stated on {instant(statement.statedAt)};
          printed in every export.
          {button('Correct it…')}
        </Notice>
      )}
      {open ? <LicenceDialog scheme={scheme} kept={statement} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

type LicenceDialogProps = {
  readonly scheme: Scheme
  readonly kept: KeptLicence | null
  readonly onClose: () => void
}

function LicenceDialog({ scheme, kept, onClose }: LicenceDialogProps) {
  const client = useClient()
  const [instrument, setInstrument] = useState(kept?.instrument ?? '')
  const [holder, setHolder] = useState(kept?.holder ?? '')
  const [evidence, setEvidence] = useState(kept?.evidence ?? '')
  const [dated, setDated] = useState(kept?.dated ?? '')
  const read = LicenceStatement.safeParse({
    instrument: instrument.trim(),
    holder: holder.trim(),
    evidence: evidence.trim(),
    dated: dated.trim(),
  })
  const state = useAction(async () => {
    if (!read.success) return
    await client.call('schemes.stateLicence', { id: scheme.id, ...read.data })
    tell('The statement was recorded.')
    onClose()
  })
  const isDate = LicenceStatement.shape.dated.safeParse(dated.trim()).success
  return (
    <Dialog
      title="By what the lab may use this instrument"
      intro="The statement stays with your name in the study’s log, and without it in every export."
      isOpen
      isBusy={state.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!read.success || state.busy} onPress={() => void state.run()}>
            Record it
          </Button>
        </>
      }
    >
      <TextField label="Instrument" value={instrument} onChange={setInstrument} maxLength={120} autoFocus isRequired />
      <TextField
        label="Held by"
        value={holder}
        onChange={setHolder}
        hint="The institution or the role. Exports print it: no coder’s name."
        maxLength={120}
        isRequired
      />
      <TextField
        label="Manual or certificate"
        value={evidence}
        onChange={setEvidence}
        hint="The edition of the manual, or the number of the certificate."
        maxLength={120}
        isRequired
      />
      <TextField
        label="Date"
        value={dated}
        onChange={setDated}
        hint="Of the manual or the certificate, as 2026-01-31."
        error={dated === '' || isDate ? null : 'A date as 2026-01-31.'}
        maxLength={10}
        isRequired
      />
      <ErrorNotice error={state.error} />
    </Dialog>
  )
}
