import { Ruler } from 'lucide-react'
import type { SchemeRow } from '#shared/contract/views.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { hashOf } from '../../host/routes.ts'
import { hasRole, useStudy } from '../../host/study-context.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { day } from '../../ui/format/time.ts'
import { Card, Page } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { tell } from '../../ui/toasts.ts'
import styles from './schemes.module.css'

/** The schemes of the study. A published version never changes; that is what codings point at. */
export function SchemesScreen() {
  const { person } = useStudy()
  const schemes = useQuery('schemes.list', {}, { topics: ['schemes', 'assignments'] })
  return (
    <Page
      title="Schemes"
      intro="What is coded, in which words. A published version never changes, because codings point at it."
    >
      <ErrorNotice error={schemes.error} />
      {schemes.data === undefined ? null : (
        <Card>
          {schemes.data.length === 0 ? (
            <EmptyState icon={<Ruler size={28} aria-hidden />} title="No scheme yet">
              Add one of the templates below, then assign recordings with it.
            </EmptyState>
          ) : (
            <SchemeTable rows={schemes.data} />
          )}
        </Card>
      )}
      {hasRole(person, 'lead') ? <Templates present={schemes.data ?? []} /> : null}
    </Page>
  )
}

function SchemeTable({ rows }: { readonly rows: readonly SchemeRow[] }) {
  return (
    <Table caption="Schemes of the study">
      <thead>
        <tr>
          <th scope="col">Scheme</th>
          <th scope="col">Version</th>
          <th scope="col">Published</th>
          <th scope="col" data-align="right">
            Assigned
          </th>
          <th scope="col">Content hash</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.id}@${row.version}`}>
            <th scope="row">
              <a href={hashOf({ screen: 'scheme', id: row.id, version: row.version })}>{row.name}</a>
            </th>
            <td>
              {row.version}
              {row.status === 'retired' ? ' (retired)' : ''}
            </td>
            <td>{day(row.publishedAt)}</td>
            <td data-align="right">{row.assigned}</td>
            <td className={styles.hash} title={row.hash}>
              {row.hash.slice(0, 12)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Templates({ present }: { readonly present: readonly SchemeRow[] }) {
  const { summary } = useStudy()
  const client = useClient()
  const info = useQuery('app.info', {})
  const add = useAction(async (template: string) => {
    const row = await client.call('schemes.addTemplate', { template })
    tell(`“${row.name}”, version ${row.version}, is in the study.`)
  })
  const templates = info.data?.templates.filter((template) => !template.demo || summary.isDemo) ?? []
  return (
    <Card padded>
      <h2>Templates</h2>
      <ErrorNotice error={info.error ?? add.error} />
      <div className={styles.templates}>
        {templates.map((template) => {
          const there = present.some((row) => row.name === template.name)
          return (
            <section key={template.id} className={styles.template}>
              <h3>{template.name}</h3>
              <p>{template.summary}</p>
              <Button
                small
                isDisabled={there || add.busy}
                aria-label={there ? `${template.name} is in the study` : `Add ${template.name}`}
                onPress={() => void add.run(template.id)}
              >
                {there ? 'In the study' : 'Add to the study'}
              </Button>
            </section>
          )
        })}
      </div>
    </Card>
  )
}
