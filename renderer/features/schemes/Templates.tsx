import type { SchemeRow } from '#shared/contract/views.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useStudy } from '../../host/study-context.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Page.tsx'
import { tell } from '../../ui/toasts.ts'
import styles from './schemes.module.css'

/** Schemes that come with Attune; adding one publishes it in the study. */
export function Templates({ present }: { readonly present: readonly SchemeRow[] }) {
  const { summary } = useStudy()
  const client = useClient()
  const info = useQuery('app.info', {})
  const add = useAction(async (template: string) => {
    const row = await client.call('schemes.addTemplate', { template })
    tell(`“${row.name}”, version ${row.version}, is in the study.`)
  })
  const templates = info.data?.templates.filter(({ demo, shell }) => !shell && (!demo || summary.isDemo)) ?? []
  return (
    <Card padded>
      <h2>Templates</h2>
      <ErrorNotice error={info.error ?? add.error} />
      <div className={styles.templates}>
        {templates.map((template) => {
          const there = present.some((row) => row.id === template.id)
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
