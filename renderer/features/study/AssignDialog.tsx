import { useState } from 'react'
import { agesInWords } from '#shared/scheme/age-range.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { goTo } from '../../host/use-route.ts'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Select } from '../../ui/Select.tsx'
import { tell } from '../../ui/toasts.ts'
import styles from './study.module.css'

type AssignDialogProps = {
  readonly recordingIds: readonly string[]
  readonly onClose: () => void
  readonly onDone: () => void
}

const nobody = ' nobody'

type Purpose = 'study' | 'master'
const purposes = [
  { id: 'study' as const, label: 'The study' },
  { id: 'master' as const, label: 'A master' },
]

/** Who codes the selected recordings with which scheme. Coders do not learn which of the two they are. */
export function AssignDialog({ recordingIds, onClose, onDone }: AssignDialogProps) {
  const client = useClient()
  const schemes = useQuery('schemes.list', {}, { topics: ['schemes'] })
  const people = useQuery('people.list', {}, { topics: ['people'] })
  const [picked, setPicked] = useState<string | null>(null)
  const [primary, setPrimary] = useState<string | null>(null)
  const [second, setSecond] = useState(nobody)
  const [purpose, setPurpose] = useState<Purpose>('study')
  const isMaster = purpose === 'master'
  const published = schemes.data?.filter((row) => row.status === 'published') ?? []
  const scheme = published.find((row) => keyOf(row) === picked) ?? (published.length === 1 ? published[0] : undefined)
  const coders = people.data?.filter((person) => person.active && person.roles.includes('coder')) ?? []
  const options = coders.map((person) => ({ id: person.id, label: person.name }))

  const assign = useAction(async () => {
    if (scheme === undefined || primary === null) return
    const { created } = await client.call('assignments.create', {
      recordingIds: [...recordingIds],
      scheme: { id: scheme.id, version: scheme.version },
      coders: [
        { personId: primary, role: isMaster ? ('master' as const) : ('primary' as const) },
        ...(isMaster || second === nobody ? [] : [{ personId: second, role: 'second' as const }]),
      ],
    })
    tell(created === 0 ? 'Nothing new: these were assigned before.' : `${counted(created, 'assignment')} made.`)
    onDone()
    onClose()
  })
  const same = !isMaster && primary !== null && primary === second
  return (
    <Dialog
      title={`Assign ${counted(recordingIds.length, 'recording')}`}
      intro={
        isMaster
          ? 'An expert codes these by consensus. Masters serve training and checks and are no study data.'
          : 'The primary coder’s values are the analysis score. The second coder’s serve to see how far the two agree. Coders are not told which they are.'
      }
      isOpen
      isBusy={assign.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="primary"
            isDisabled={scheme === undefined || primary === null || same || assign.busy}
            onPress={() => void assign.run()}
          >
            Assign
          </Button>
        </>
      }
    >
      {schemes.data !== undefined && published.length === 0 ? (
        <Notice
          kind="warn"
          title={schemes.data.length === 0 ? 'No scheme yet' : 'Every version is retired'}
          action={
            <Button small onPress={() => goTo({ screen: 'schemes' })}>
              Go to Schemes
            </Button>
          }
        >
          {schemes.data.length === 0
            ? 'Add a template first: coders need a scheme to code with.'
            : 'Take one back into use or publish a new one: coders need a scheme to code with.'}
        </Notice>
      ) : null}
      <div className={styles.form}>
        <Segments label="For" options={purposes} value={purpose} onChange={setPurpose} />
        <Select
          label="Scheme"
          value={scheme === undefined ? null : keyOf(scheme)}
          onChange={setPicked}
          options={published.map((row) => ({ id: keyOf(row), label: `${row.name} · v${row.version}` }))}
        />
        <div className={styles.pair}>
          <Select
            label={isMaster ? 'Expert' : 'Primary coder'}
            value={primary}
            onChange={setPrimary}
            options={options}
          />
          {isMaster ? null : (
            <Select
              label="Second coder"
              value={second}
              onChange={setSecond}
              options={[{ id: nobody, label: 'Nobody' }, ...options]}
            />
          )}
        </div>
      </div>
      {scheme === undefined ? null : <AgesNotice recordingIds={recordingIds} scheme={scheme} />}
      {same ? <Notice kind="warn">The primary and the second coder have to be two different people.</Notice> : null}
      <ErrorNotice error={schemes.error ?? people.error ?? assign.error} />
    </Dialog>
  )
}

const keyOf = (scheme: { readonly id: string; readonly version: string }): string => `${scheme.id}@${scheme.version}`

type AgesNoticeProps = Pick<AssignDialogProps, 'recordingIds'> & { readonly scheme: SchemeRef }

/** Said before it is done, and no reason not to: what a scheme describes may look otherwise at another age. */
function AgesNotice({ recordingIds, scheme: { id, version } }: AgesNoticeProps) {
  const { data, isCurrent } = useQuery('assignments.ages', { recordingIds: [...recordingIds], scheme: { id, version } })
  if (data === undefined || !isCurrent || data.ages === null || data.outside === 0) return null
  return (
    <Notice kind="warn">
      The scheme is for babies of {agesInWords(data.ages)}. {counted(data.outside, 'recording')} of{' '}
      {recordingIds.length} {data.outside === 1 ? 'shows' : 'show'} a baby younger or older than that.{' '}
      {data.outside === 1 ? 'It' : 'They'} can be assigned all the same.
    </Notice>
  )
}
