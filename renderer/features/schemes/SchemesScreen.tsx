import { FileInput, Plus, Ruler } from 'lucide-react'
import { useState } from 'react'
import type { DraftRow, SchemeRow } from '#shared/contract/views.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { hasRole, useStudy } from '../../host/study-context.tsx'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { DraftsTable } from './DraftsTable.tsx'
import { MakeSchemeDialog } from './MakeSchemeDialog.tsx'
import { Shells } from './Shells.tsx'
import { Templates } from './Templates.tsx'
import { useTakeIn } from './use-take-in.tsx'
import { useVersionSteps } from './use-version-steps.tsx'
import { VersionsTable } from './VersionsTable.tsx'

const intro = 'What is coded, in which words. A published version never changes, because codings point at it.'
const noDrafts: readonly DraftRow[] = []

/** The schemes of the study: leads make them, coders read them. */
export function SchemesScreen() {
  const { person } = useStudy()
  const schemes = useQuery('schemes.list', {}, { topics: ['schemes', 'assignments'] })
  if (hasRole(person, 'lead')) return <ForLeads rows={schemes.data} error={schemes.error} />
  return (
    <Page title="Schemes" intro={intro}>
      <ErrorNotice error={schemes.error} />
      {schemes.data === undefined ? null : (
        <Card>
          {schemes.data.length === 0 ? (
            <NoScheme>Once a lead has published one, every anchor and definition can be read here.</NoScheme>
          ) : (
            <VersionsTable rows={schemes.data} steps={null} />
          )}
        </Card>
      )}
    </Page>
  )
}

type ForLeadsProps = { readonly rows: readonly SchemeRow[] | undefined; readonly error: unknown }

function ForLeads({ rows, error }: ForLeadsProps) {
  const drafts = useQuery('schemes.drafts', {}, { topics: ['schemes'] })
  const takeIn = useTakeIn()
  const [making, setMaking] = useState(false)
  const taken = [...(rows ?? []), ...(drafts.data ?? noDrafts)].map(({ id }) => id)
  const steps = useVersionSteps({ rows: rows ?? [], drafts: drafts.data ?? noDrafts })
  return (
    <Page
      title="Schemes"
      intro={intro}
      actions={
        <>
          <Button isDisabled={takeIn.busy} onPress={takeIn.choose}>
            <FileInput size={15} aria-hidden /> Take in a scheme file…
          </Button>
          <Button kind="primary" onPress={() => setMaking(true)}>
            <Plus size={15} aria-hidden /> Make a scheme…
          </Button>
        </>
      }
    >
      <ErrorNotice error={takeIn.error} />
      <ErrorNotice error={steps.error} />
      <ErrorNotice error={error ?? drafts.error} />
      {rows === undefined && error === null ? <Loading /> : null}
      {rows === undefined ? null : (
        <Card>
          {rows.length === 0 ? (
            <NoScheme>
              Add one of the templates below, make a scheme, or take in its file; then assign recordings with it.
            </NoScheme>
          ) : (
            <VersionsTable rows={rows} steps={steps} />
          )}
        </Card>
      )}
      {drafts.data === undefined || drafts.data.length === 0 ? null : (
        <Card>
          <DraftsTable drafts={drafts.data} />
        </Card>
      )}
      <Templates present={rows ?? []} />
      <Shells present={rows ?? []} drafts={drafts.data ?? noDrafts} />
      {making ? <MakeSchemeDialog taken={taken} onClose={() => setMaking(false)} /> : null}
      {takeIn.dialog}
      {steps.dialog}
    </Page>
  )
}

function NoScheme({ children }: { readonly children: string }) {
  return (
    <EmptyState icon={<Ruler size={28} aria-hidden />} title="No scheme published yet">
      {children}
    </EmptyState>
  )
}
