import { useState } from 'react'
import type { MigrationPreview } from '#shared/contract/migration-views.ts'
import type { SchemeRow } from '#shared/contract/views.ts'
import { compareVersions } from '#shared/scheme/versions/compare-versions.ts'
import type { Decision, Decisions } from '#shared/study/migration/migration-item.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { hashOf } from '../../host/routes.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Card, Page, Sums } from '../../ui/Page.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Select } from '../../ui/Select.tsx'
import { tell } from '../../ui/toasts.ts'
import styles from './bring-over.module.css'
import { BringOverDialog } from './BringOverDialog.tsx'
import { BroughtOverCard } from './BroughtOverCard.tsx'
import { MigrationItems } from './MigrationItems.tsx'
import { ScoresThatChange } from './ScoresThatChange.tsx'
import { useMigrationPreview } from './use-migration-preview.ts'

type BringOverScreenProps = { readonly id: string; readonly version: string }

/** Earlier versions of the same scheme under which something is assigned, the newest first. */
function sources(rows: readonly SchemeRow[], { id, version }: BringOverScreenProps): readonly SchemeRow[] {
  return rows
    .filter((row) => row.id === id && row.assigned > 0 && compareVersions(row.version, version) < 0)
    .sort((a, b) => compareVersions(b.version, a.version))
}

/** Codings of an earlier version are brought over to this one: looked at item by item, decided, done, taken back. */
export function BringOverScreen({ id, version }: BringOverScreenProps) {
  const list = useQuery('schemes.list', {}, { topics: ['schemes', 'assignments'] })
  const [picked, setPicked] = useState<string | null>(null)
  const [decided, setDecided] = useState<{ readonly from: string; readonly all: Decisions }>({ from: '', all: {} })
  const [asking, setAsking] = useState(false)
  const [turn, setTurn] = useState(0)
  const rows = sources(list.data ?? [], { id, version })
  const from = rows.find((row) => row.version === picked)?.version ?? rows[0]?.version ?? null
  const decisions = decided.from === from ? decided.all : {}
  const asked = from === null ? null : { id, from, to: version, decisions }
  const { preview, looking, fraction, error } = useMigrationPreview(asked, turn)
  const name = list.data?.find((row) => row.id === id && row.version === version)?.name
  const decide = (item: string, decision: Decision): void => {
    if (from !== null) setDecided({ from, all: { ...decisions, [item]: decision } })
  }
  return (
    <Page
      title={`Bring codings to version ${version}`}
      intro={`${name ?? id}. What was coded with an earlier version then counts under this one. The originals stay, and it can be taken back.`}
      actions={
        <>
          <a className={buttonClass('secondary')} href={hashOf({ screen: 'scheme', id, version })}>
            The version
          </a>
          <Button
            kind="primary"
            isDisabled={preview === null || looking || preview.counts.codings === 0}
            onPress={() => setAsking(true)}
          >
            {preview === null ? 'Bring over…' : `Bring ${counted(preview.counts.codings, 'coding')} over…`}
          </Button>
        </>
      }
    >
      <ErrorNotice error={list.error ?? error} />
      {list.data !== undefined && from === null ? (
        <Card padded>
          <EmptyState title="Nothing to bring over">
            No coding counts under an earlier version of this scheme.
          </EmptyState>
        </Card>
      ) : null}
      {from === null ? null : (
        <div className={styles.source}>
          <Select
            label="From version"
            value={from}
            onChange={setPicked}
            options={rows.map((row) => ({
              id: row.version,
              label: `${row.version}, ${counted(row.assigned, 'coding')}`,
            }))}
          />
          {looking ? <ProgressBar label="Looking at the codings" fraction={fraction} /> : null}
        </div>
      )}
      {list.data === undefined && list.error === null ? <Loading /> : null}
      {preview === null || from === null ? null : <Found preview={preview} decisions={decisions} onDecide={decide} />}
      <BroughtOverCard id={id} />
      {asking && preview !== null ? (
        <BringOverDialog
          preview={preview}
          decisions={decisions}
          onClose={() => setAsking(false)}
          onDone={(row) => {
            setAsking(false)
            setTurn(turn + 1)
            tell(
              `${counted(row.counts.codings, 'coding')} brought to version ${row.toVersion}. The originals are kept.`,
            )
          }}
        />
      ) : null}
    </Page>
  )
}

type FoundProps = {
  readonly preview: MigrationPreview
  readonly decisions: Decisions
  readonly onDecide: (item: string, decision: Decision) => void
}

function Found({ preview, decisions, onDecide }: FoundProps) {
  const { stayLocked, givenBack, drafts, waiting, skipped } = preview.counts
  return (
    <>
      <Sums
        sums={[
          { label: 'Stay locked', value: stayLocked },
          { label: 'Go back to their coders', value: givenBack },
          { label: 'In progress', value: drafts },
          { label: 'Not begun', value: waiting },
          ...(skipped === 0 ? [] : [{ label: 'Left where they are', value: skipped }]),
        ]}
      />
      <Card padded>
        {preview.plan.items.length === 0 ? (
          <p className={styles.note}>Nothing that counts for codings is different between the two versions.</p>
        ) : (
          <MigrationItems preview={preview} decisions={decisions} onDecide={onDecide} />
        )}
      </Card>
      <Card padded>
        <h2>Scores that change</h2>
        <ScoresThatChange preview={preview} />
      </Card>
    </>
  )
}
