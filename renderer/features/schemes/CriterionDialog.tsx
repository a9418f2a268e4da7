import { useState } from 'react'
import type { SortRow } from '#shared/contract/criterion-views.ts'
import { sortAgreement } from '#shared/scheme/criterion-sort.ts'
import type { QSort } from '#shared/scheme/qsort.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import { Id, Label } from '#shared/scheme/scheme-strings.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { SortChoice } from './SortChoice.tsx'

type CriterionDialogProps = {
  readonly schemeRef: SchemeRef
  readonly sort: QSort
  /** Somebody is at work on a draft of this scheme: the criterion goes into it. */
  readonly hasDraft: boolean
  readonly onClose: () => void
}

/** Fewer people than this make a criterion of one or two heads. */
const ADVISED = 5

const keyOf = ({ observationId, episodeId }: SortRow): string => `${observationId} ${episodeId ?? ''}`

/** Makes a criterion sort of sorts that the lab's experts have locked: the mean place of each card. */
export function CriterionDialog({ schemeRef, sort, hasDraft, onClose }: CriterionDialogProps) {
  const client = useClient()
  const query = useQuery('schemes.sortsToChoose', { ...schemeRef, sort: sort.id }, { topics: ['assignments'] })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [label, setLabel] = useState('As our experts sort it')
  const [id, setId] = useState('experts')
  const rows = query.data?.rows ?? []
  const taken = rows.filter((row) => chosen.has(keyOf(row)))
  const labelError = Label.safeParse(label.trim()).success ? null : 'One line of 1 to 120 characters.'
  const idError = idProblem(id)
  const make = useAction(async () => {
    const from = taken.map(({ observationId, episodeId }) => ({ observationId, episodeId }))
    const criterion = { id, label: label.trim() }
    const draft = await client.call('schemes.makeCriterion', { ...schemeRef, sort: sort.id, criterion, from })
    onClose()
    goTo({ screen: 'draft', id: draft.id })
  })
  const mayMake = taken.length > 0 && labelError === null && idError === null && !make.busy
  return (
    <Dialog
      title="Make a criterion sort"
      wide
      isOpen
      isBusy={make.busy}
      onClose={onClose}
      intro={`Choose locked sorts of “${sort.label}”. The criterion is the mean of their piles for each card; it goes into ${hasDraft ? 'the draft that is there' : 'a draft of the next version'}, and nothing is published yet.`}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!mayMake} onPress={() => void make.run()}>
            Make a draft
          </Button>
        </>
      }
    >
      <ErrorNotice error={query.error ?? make.error} />
      {query.data === undefined ? (
        query.error === null ? (
          <Loading />
        ) : null
      ) : (
        <>
          <SortChoice
            rows={rows}
            keyOf={keyOf}
            chosen={chosen}
            withOthers={withOthers(sort, taken)}
            onChoose={setChosen}
          />
          <LeftOut withheld={query.data.withheld} more={query.data.more} />
        </>
      )}
      {taken.length === 0 ? null : <Agreement sort={sort} rows={taken} />}
      {rows.length === 0 ? null : (
        <>
          <TextField label="Name" value={label} onChange={setLabel} error={labelError} maxLength={120} isRequired />
          <TextField
            label="Id"
            value={id}
            onChange={setId}
            error={idError}
            hint={
              sort.criteria?.some((one) => one.id === id) === true
                ? 'The criterion sort of this id is replaced in the draft.'
                : 'Formulas name it by its id.'
            }
            maxLength={38}
            isRequired
          />
        </>
      )}
    </Dialog>
  )
}

function idProblem(id: string): string | null {
  return Id.safeParse(id).success && !id.includes('-') ? null : '1 to 38 of a-z, 0-9 and _, beginning with a letter.'
}

/** The correlation of each chosen sort with the mean of the other chosen ones, by the key of its row. */
function withOthers(sort: QSort, taken: readonly SortRow[]): ReadonlyMap<string, number> {
  const { withOthers: each } = sortAgreement(
    sort,
    taken.map(({ placements }) => placements),
  )
  return new Map(
    taken.flatMap((row, n): (readonly [string, number])[] => {
      const r = each[n] ?? null
      return r === null ? [] : [[keyOf(row), r]]
    }),
  )
}

function Agreement({ sort, rows }: { readonly sort: QSort; readonly rows: readonly SortRow[] }) {
  const { meanR } = sortAgreement(
    sort,
    rows.map(({ placements }) => placements),
  )
  const people = new Set(rows.map(({ personId }) => personId)).size
  const said = `${counted(rows.length, 'sort')} by ${counted(people, 'person', 'people')}.`
  const agreement =
    meanR === null ? 'Agreement needs two sorts or more.' : `Mean correlation between two of them: ${meanR.toFixed(2)}.`
  if (people >= ADVISED) return <Notice announce>{`${said} ${agreement}`}</Notice>
  return (
    <Notice kind="warn" announce>
      {`${said} ${agreement} Sorts of ${String(ADVISED)} people or more are advised: with fewer, the criterion leans on each of them.`}
    </Notice>
  )
}

function LeftOut({ withheld, more }: { readonly withheld: number; readonly more: number }) {
  const parts = [
    ...(withheld === 0
      ? []
      : [`${counted(withheld, 'locked coding is', 'locked codings are')} left out until you have locked your own.`]),
    ...(more === 0 ? [] : [`${counted(more, 'older coding is', 'older codings are')} not listed.`]),
  ]
  return parts.length === 0 ? null : <p>{parts.join(' ')}</p>
}
