import { PencilLine } from 'lucide-react'
import { useState } from 'react'
import type { DraftView } from '#shared/contract/views.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { hashOf } from '../../host/routes.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { counted } from '../../ui/format/figures.ts'
import { instant } from '../../ui/format/time.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { ChangeGroups } from './ChangeGroups.tsx'
import styles from './changes.module.css'
import { DiscardDraftDialog } from './DiscardDraftDialog.tsx'
import { changesInWords } from './level-words.ts'
import { jumpToPath } from './parts.ts'
import { LicenceCard } from './LicenceCard.tsx'
import { ProblemList } from './ProblemList.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { SchemeContent, type Lead } from './SchemeContent.tsx'

/** A scheme that is not published yet: what keeps it from that, what it changes, and the way to a version. */
export function DraftScreen({ id }: { readonly id: string }) {
  // While a step that ends the draft is on its way, it is not asked for: the answer would be that it is gone.
  const [ending, setEnding] = useState(false)
  const query = useQuery('schemes.draft', { id }, { topics: ['schemes'], enabled: !ending })
  const [open, setOpen] = useState<'publish' | 'discard' | null>(null)
  // What is gone, or not this person's to see, has no steps.
  const draft = query.error === null ? query.data : undefined
  const close = (): void => setOpen(null)
  return (
    <Page
      title={draft?.name ?? 'Draft'}
      intro={draft === undefined ? undefined : about(draft)}
      actions={
        <>
          <a className={buttonClass('secondary')} href={hashOf({ screen: 'schemes' })}>
            All schemes
          </a>
          {draft === undefined ? null : (
            <>
              <Button onPress={() => setOpen('discard')}>Discard the draft…</Button>
              <a
                className={buttonClass(whyNot(draft) === null ? 'secondary' : 'primary')}
                href={hashOf({ screen: 'draft-editor', id })}
              >
                <PencilLine size={15} aria-hidden /> Edit
              </a>
              <Button kind="primary" isDisabled={whyNot(draft) !== null} onPress={() => setOpen('publish')}>
                {whyNot(draft) === null ? `Publish as version ${draft.nextVersion}…` : 'Publish…'}
              </Button>
            </>
          )}
        </>
      }
    >
      {open === null ? <ErrorNotice error={query.error} /> : null}
      {query.data === undefined && query.error === null ? <Loading /> : null}
      {draft?.scheme ? <LicenceCard scheme={draft.scheme} mayState /> : null}
      {draft === undefined ? null : draft.scheme === null ? (
        <HalfFilled draft={draft} />
      ) : (
        <SchemeContent scheme={draft.scheme} lead={leadOf(draft)} />
      )}
      {query.data !== undefined && open === 'publish' ? (
        <PublishDialog draft={query.data} onEnding={setEnding} onClose={close} />
      ) : null}
      {query.data !== undefined && open === 'discard' ? (
        <DiscardDraftDialog draft={query.data} onEnding={setEnding} onClose={close} />
      ) : null}
    </Page>
  )
}

/** While fields are open there is no scheme to be read: what is open is said, and where it is filled in. */
function HalfFilled({ draft }: { readonly draft: DraftView }) {
  return (
    <Card padded>
      <div>
        <h2>Still open</h2>
        <p>
          Some fields are not filled in yet, so it cannot be shown as a scheme. All of it is kept. Edit it to go on.
        </p>
      </div>
      <ProblemList problems={draft.problemRows} />
    </Card>
  )
}

function about({ id, basedOn, changedAt, changedBy, scheme }: DraftView): string {
  const follows = basedOn === null ? 'of a new scheme' : `after version ${basedOn}`
  return `Draft ${follows}, ${id}. Changed ${instant(changedAt)} by ${changedBy}. ${scheme?.summary ?? ''}`
}

/** Why a draft cannot be published as it is; null when it can. */
function whyNot({ problemRows, comparison }: DraftView): string | null {
  if (problemRows.length > 0)
    return `${counted(problemRows.length, 'problem')} to be put right before it can be published.`
  if (comparison?.level === 'none') return 'There is nothing to publish.'
  return null
}

function leadOf(draft: DraftView): readonly Lead[] {
  return [...(draft.problemRows.length === 0 ? [] : [problemsLead(draft)]), changesLead(draft)]
}

function problemsLead(draft: DraftView): Lead {
  const content = (
    <>
      <div className={styles.cardHead}>
        <div>
          <h2>Problems</h2>
          <p>{whyNot(draft)} Each leads to the part concerned.</p>
        </div>
      </div>
      <div className={styles.limited}>
        <ProblemList problems={draft.problemRows} onJump={(problem) => jumpToPath(problem.path)} />
      </div>
    </>
  )
  return { id: 'problems', title: 'Problems', content }
}

function changesLead(draft: DraftView): Lead {
  const { comparison } = draft
  const changes = comparison?.changes ?? []
  const content = (
    <>
      <div className={styles.cardHead}>
        <div>
          <h2>{comparison === null ? 'A first version' : `What changes after version ${comparison.from}`}</h2>
          <p>{changesSummary(draft)}</p>
        </div>
      </div>
      {changes.length === 0 ? null : <ChangeGroups changes={changes} onJump={(change) => jumpToPath(change.path)} />}
    </>
  )
  return { id: 'changes', title: 'What changes', content }
}

function changesSummary({ comparison, nextVersion }: DraftView): string {
  if (comparison === null) return 'No version of this scheme is published in this study yet.'
  if (comparison.level === 'none') return 'Nothing is different from it, so there is nothing to publish.'
  return `${changesInWords(comparison.changes)}. The least version number for it is ${nextVersion}.`
}
