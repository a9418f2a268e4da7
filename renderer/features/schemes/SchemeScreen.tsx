import { useState } from 'react'
import type { QSort } from '#shared/scheme/qsort.ts'
import type { DraftRow, SchemeRow } from '#shared/contract/views.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { hashOf } from '../../host/routes.ts'
import { hasRole, useStudy } from '../../host/study-context.tsx'
import { useQuery } from '../../host/use-query.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { CriterionDialog } from './CriterionDialog.tsx'
import { LicenceCard } from './LicenceCard.tsx'
import { SchemeContent, type Lead } from './SchemeContent.tsx'
import { useVersionSteps } from './use-version-steps.tsx'
import { VersionMenu } from './VersionMenu.tsx'
import { VersionsCompared } from './VersionsCompared.tsx'
import { otherVersions } from './versions.ts'

type SchemeScreenProps = { readonly id: string; readonly version: string }

const noRows: readonly SchemeRow[] = []
const noDrafts: readonly DraftRow[] = []

/** A published version, to be read, and what is different in it from the others of the same scheme. */
export function SchemeScreen({ id, version }: SchemeScreenProps) {
  const { person } = useStudy()
  const lead = hasRole(person, 'lead')
  const query = useQuery('schemes.get', { id, version })
  const list = useQuery('schemes.list', {}, { topics: ['schemes'] })
  const drafts = useQuery('schemes.drafts', {}, { topics: ['schemes'], enabled: lead })
  const rows = list.data ?? noRows
  const steps = useVersionSteps({ rows, drafts: drafts.data ?? noDrafts })
  const [sort, setSort] = useState<QSort | null>(null)
  const scheme = query.data
  const row = rows.find((one) => one.id === id && one.version === version)
  return (
    <Page
      title={scheme?.name ?? 'Scheme'}
      intro={scheme === undefined ? undefined : `${scheme.id}, version ${scheme.version}. ${scheme.summary}`}
      actions={
        <>
          <a className={buttonClass('secondary')} href={hashOf({ screen: 'schemes' })}>
            All schemes
          </a>
          {lead && row !== undefined ? <VersionMenu row={row} steps={steps} inWords /> : null}
        </>
      }
    >
      <ErrorNotice error={query.error ?? list.error} />
      <ErrorNotice error={steps.error} />
      {row?.status === 'retired' ? (
        <Notice title="This version is retired">
          Nothing new is assigned with it. Codings made with it stay as they are.
        </Notice>
      ) : null}
      {scheme === undefined ? null : <LicenceCard scheme={scheme} mayState={lead} />}
      {scheme === undefined ? (
        query.error === null ? (
          <Loading />
        ) : null
      ) : (
        <SchemeContent
          scheme={scheme}
          lead={comparedLead(rows, id, version)}
          makeCriterion={lead && drafts.data !== undefined ? setSort : undefined}
        />
      )}
      {steps.dialog}
      {sort === null ? null : (
        <CriterionDialog
          schemeRef={{ id, version }}
          sort={sort}
          hasDraft={drafts.data?.some((draft) => draft.id === id) ?? false}
          onClose={() => setSort(null)}
        />
      )}
    </Page>
  )
}

function comparedLead(rows: readonly SchemeRow[], id: string, version: string): readonly Lead[] {
  if (otherVersions(rows, id, version).length === 0) return []
  const content = <VersionsCompared key={`${id}@${version}`} rows={rows} id={id} version={version} />
  return [{ id: 'changes', title: 'What changed', content }]
}
