import { useMemo, useState } from 'react'
import { isAppError } from '#shared/lib/app-error.ts'
import { messageFor, textOf } from '#shared/contract/messages.ts'
import { confirmRule } from '#shared/observation/answers.ts'
import { missingForLock, stopsLock, type Issue } from '#shared/observation/completeness.ts'
import { ms } from '#shared/time/ms.ts'
import { askSelected } from '../../state/event-questions.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { passesOf } from '../../state/passes.ts'
import { unwatchedIssues } from '../../state/watching.ts'
import { contentOf, type Tab, type Workspace } from '../../state/workspace.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../state/workspace-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { issueText } from './issue-text.ts'
import styles from './coding.module.css'

/** What is missing before the coding can be locked; each line leads to its place. */
export function CompleteDialog({ onLocked }: { readonly onLocked: () => void }) {
  const workspace = useWorkspace()
  const isOpen = useWorkspaceUi((state) => state.dialog === 'complete')
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const watched = useWorkspaceUi((state) => state.watched)
  const saved = useObservation((state) => state.save.kind === 'saved')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const issues = useMemo(
    () =>
      isOpen
        ? mostPressingFirst([...missingForLock(contentOf({ view, records })), ...unwatchedIssues(view, watched)])
        : [],
    [isOpen, view, records, watched],
  )
  const open = issues.filter(stopsLock)
  const close = (): void => workspace.ui.setState({ dialog: null })
  const lock = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await workspace.observation.lock()
      close()
      onLocked()
    } catch (cause) {
      setError(
        messageFor(
          isAppError(cause) ? { code: cause.code, params: cause.params } : { code: 'host-unreachable', params: {} },
        ),
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={
        open.length === 0
          ? 'Complete this recording?'
          : `${open.length} ${open.length === 1 ? 'thing' : 'things'} to do before it is complete`
      }
      isOpen={isOpen}
      onClose={close}
      isBusy={busy}
      wide={issues.length > 0}
      intro={
        open.length === 0
          ? 'It is then locked: it counts for reliability and export, and no longer changes.'
          : 'Choose a line to go there.'
      }
      footer={
        <>
          <Button onPress={close} isDisabled={busy}>
            Go on coding
          </Button>
          <Button kind="primary" onPress={() => void lock()} isDisabled={busy || open.length > 0 || !saved}>
            Lock
          </Button>
        </>
      }
    >
      {error === null ? null : (
        <Notice kind="stop" announce>
          {error}
        </Notice>
      )}
      <ul className={styles.issues}>
        {issues.map((issue, i) => (
          <IssueLine key={`${issue.code}${i}`} issue={issue} onGo={() => goTo(workspace, issue)} />
        ))}
      </ul>
    </Dialog>
  )
}

function IssueLine({ issue, onGo }: { readonly issue: Issue; readonly onGo: () => void }) {
  const workspace = useWorkspace()
  const { confirm } = issue
  return (
    <li className={styles.issue} data-severity={issue.severity}>
      <button type="button" className={styles.issueText} onClick={onGo}>
        <b>{textOf(`severity.${issue.severity}`, {}, severityWords[issue.severity])}</b>
        {textOf(issue.code, issue.params, issueText(issue))}
      </button>
      {confirm === undefined ? null : (
        <Button
          small
          onPress={() =>
            workspace.observation.edit('Confirmed', (draft) =>
              confirmRule(draft, confirm.rule, confirm.episode, confirm.basis),
            )
          }
        >
          It is right
        </Button>
      )}
    </li>
  )
}

const severityWords: Readonly<Record<Issue['severity'], string>> = {
  require: 'To do',
  confirm: 'Please check',
  block: 'To do',
  warn: 'To know',
}

/** What keeps the lock closed stands above what is only to know; within both, the order of the check. */
function mostPressingFirst(issues: readonly Issue[]): readonly Issue[] {
  return issues.toSorted((a, b) => Number(stopsLock(b)) - Number(stopsLock(a)))
}

/** The tab in which an issue is settled; null where it is none of a form. Segments have a panel of their own. */
function tabOf(issue: Issue, { sets, ratings }: Scheme): Tab | null {
  if (issue.set !== undefined)
    return sets.some((set) => set.id === issue.set && set.segment !== undefined) ? 'segments' : 'codes'
  if (issue.grid !== undefined) return 'grid'
  if (issue.checklist !== undefined) return 'checklist'
  if (issue.qsort !== undefined) return 'sort'
  if (issue.ipsative !== undefined) return 'points'
  if (issue.contextItem !== undefined) return ratings.length > 0 ? 'ratings' : 'about'
  return issue.rating !== undefined ? 'ratings' : null
}

function goTo(workspace: Workspace, issue: Issue): void {
  const { scheme } = workspace.observation.store.getState().view
  const pass = passesOf(scheme).find(
    (each) =>
      !each.isCheck &&
      (issue.pass === each.id ||
        (issue.set !== undefined && each.sets.includes(issue.set)) ||
        (issue.rating !== undefined && each.ratings.includes(issue.rating)) ||
        (issue.checklist !== undefined && each.checklists.includes(issue.checklist)) ||
        (issue.grid !== undefined && each.grids.includes(issue.grid)) ||
        (issue.qsort !== undefined && each.qsorts.includes(issue.qsort)) ||
        (issue.ipsative !== undefined && each.ipsatives.includes(issue.ipsative))),
  )
  const rating = issue.rating === undefined ? null : { rating: issue.rating, episode: issue.episode ?? null }
  const ratingPass = passesOf(scheme).find((each) => !each.isCheck && each.ratings.length > 0)
  const meant = pass ?? (issue.contextItem === undefined ? undefined : ratingPass)
  // A moment that is played over and over belongs to the pass that is left.
  if (workspace.ui.getState().visit !== null) workspace.player.setLoop(null)
  workspace.ui.setState({
    dialog: null,
    visit: null,
    ...(meant === undefined ? {} : { passId: meant.id }),
    tab: tabOf(issue, scheme) ?? workspace.ui.getState().tab,
    ...(rating === null ? {} : { rating }),
    // The first card or aspect that is open there comes to hand.
    ...(issue.qsort === undefined ? {} : { card: { sort: issue.qsort, episode: issue.episode ?? null, card: '' } }),
    ...(issue.ipsative === undefined ? {} : { aspect: null, pattern: null }),
    selectedId: issue.eventId ?? null,
  })
  // What the line asks for can be answered at once.
  if (issue.code === 'lock.modifier-missing' || issue.code === 'lock.link-missing') askSelected(workspace)
  if (issue.contextItem !== undefined)
    setTimeout(() => document.getElementById(`context-${issue.contextItem}`)?.scrollIntoView(), 50)
  if (issue.atMs !== undefined) workspace.player.seekTo(ms(Math.round(issue.atMs)))
}
