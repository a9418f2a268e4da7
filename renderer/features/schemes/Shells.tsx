import { useState } from 'react'
import type { AppInfo, DraftRow, SchemeRow } from '#shared/contract/views.ts'
import { capital } from '#shared/scheme/place-words.ts'
import { useClient } from '../../host/client-context.tsx'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Page.tsx'
import { CopySchemeDialog } from './CopySchemeDialog.tsx'
import styles from './schemes.module.css'

type ShellsProps = { readonly present: readonly SchemeRow[]; readonly drafts: readonly DraftRow[] }

/** Empty shapes: a lab that holds the manual of an instrument begins a draft from one and fills it in. */
export function Shells({ present, drafts }: ShellsProps) {
  const client = useClient()
  const info = useQuery('app.info', {})
  const [chosen, setChosen] = useState<AppInfo['templates'][number] | null>(null)
  const shells = info.data?.templates.filter(({ shell }) => shell) ?? []
  if (shells.length === 0) return null
  return (
    <Card padded>
      <h2>Empty shapes</h2>
      <p className={styles.small}>
        For instruments whose manual your lab holds. They have places for scales, items and codes, and none of anybody’s
        text. Before recordings are assigned, a lead says which instrument it is and by what the lab may use it.
      </p>
      <div className={styles.templates}>
        {shells.map((shell) => (
          <section key={shell.id} className={styles.template}>
            <h3>{capital(shell.name.replace('Empty shape: ', ''))}</h3>
            <p>{shell.summary}</p>
            <Button small aria-label={`Begin a draft: ${shell.name}`} onPress={() => setChosen(shell)}>
              Begin a draft…
            </Button>
          </section>
        ))}
      </div>
      {chosen === null ? null : (
        <CopySchemeDialog
          title="Begin a draft from an empty shape"
          intro={`${chosen.name}. Give it the name that your lab uses; the texts come from your manual.`}
          name=""
          id=""
          taken={[...present, ...drafts].map(({ id }) => id)}
          copy={(as) => client.call('schemes.draftTemplate', { template: chosen.id, as })}
          onClose={() => setChosen(null)}
        />
      )}
    </Card>
  )
}
