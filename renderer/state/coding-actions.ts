import { pressCode, type Outcome, type Press } from '#shared/observation/coding.ts'
import { changeCode, moveOffset, moveOnset, removeEvent } from '#shared/observation/edit-event.ts'
import type { CodeSet, SchemeCode } from '#shared/scheme/scheme.ts'
import type { Ms } from '#shared/time/ms.ts'
import { setNote } from '#shared/observation/answers.ts'
import { clockText } from './clock-text.ts'
import { edit } from './edit.ts'
import { askAtOnce } from './event-questions.ts'
import { markKey } from './latency-marks.ts'
import { say, type Workspace } from './workspace.ts'

/** What the coder presses a code at: the frame on screen at the key event. */
function pressAt(workspace: Workspace, set: string, code: string): Press {
  const { atMs, camera, frame } = workspace.player.currentMoment()
  return { set, code, atMs, camera: camera ?? undefined, frame: frame ?? undefined }
}

/** Presses a code at the frame on screen, by key or by click, and then asks what the scheme asks at once. */
export function mark(workspace: Workspace, setId: string, codeId: string, event: { readonly timeStamp: number }): void {
  const press = pressAt(workspace, setId, codeId)
  const { scheme } = workspace.observation.store.getState().view
  const set = scheme.sets.find((each) => each.id === setId)
  const code = set?.codes.find((each) => each.id === codeId)
  if (set === undefined || code === undefined) return
  workspace.ui.setState({ prompt: null })
  const ends = endsState(workspace, set, press)
  // Drawing follows after this handler, so the mark may be made once it is known that there is something to draw.
  const outcome = commitPress(workspace, code, press)
  if (outcome?.done !== true) return
  markKey(event.timeStamp)
  if (!ends) askAtOnce(workspace, outcome.eventId)
}

/** Presses a code without asking for anything. Answers what came of it. */
export function markPlain(
  workspace: Workspace,
  setId: string,
  codeId: string,
  event: { readonly timeStamp: number },
): Outcome | undefined {
  const press = pressAt(workspace, setId, codeId)
  const code = codeOf(workspace, setId, codeId)
  if (code === undefined) return undefined
  const outcome = commitPress(workspace, code, press)
  if (outcome?.done === true) markKey(event.timeStamp)
  return outcome
}

function codeOf(workspace: Workspace, setId: string, codeId: string): SchemeCode | undefined {
  const { sets } = workspace.observation.store.getState().view.scheme
  return sets.find(({ id }) => id === setId)?.codes.find(({ id }) => id === codeId)
}

/** Whether this press ends a running state: then there is nothing to ask. */
function endsState(workspace: Workspace, set: CodeSet, press: Press): boolean {
  if (set.kind !== 'state' || set.exhaustive) return false
  const { records } = workspace.observation.store.getState()
  return Object.values(records).some(
    (record) =>
      record.type === 'event' &&
      record.set === set.id &&
      record.code === press.code &&
      record.onsetMs <= press.atMs &&
      (record.offsetMs === null || press.atMs < record.offsetMs),
  )
}

/** What came of it; undefined where nothing may be coded. */
function commitPress(workspace: Workspace, code: SchemeCode, press: Press): Outcome | undefined {
  const label = `${code.label} at ${clockText(press.atMs)}`
  const outcome = edit(workspace, label, (draft, context) => pressCode(draft, context, press))
  if (outcome?.done === true) workspace.ui.setState({ selectedId: null })
  if (outcome?.done === false) say(workspace, `refused.${outcome.why}`, { code: code.label })
  return outcome
}

function tell(workspace: Workspace, outcome: Outcome | undefined): void {
  if (outcome?.done === false && outcome.why !== 'no-change') say(workspace, `refused.${outcome.why}`, { code: '' })
}

export function moveEdge(workspace: Workspace, id: string, side: 'start' | 'end', atMs: Ms): void {
  const move = side === 'start' ? moveOnset : moveOffset
  const label = side === 'start' ? 'Begin moved' : 'End moved'
  tell(
    workspace,
    edit(workspace, `${label} to ${clockText(atMs)}`, (draft, context) => move(draft, context, id, atMs)),
  )
}

export function remove(workspace: Workspace, id: string): void {
  tell(
    workspace,
    edit(workspace, 'Code taken out', (draft, context) => removeEvent(draft, context, id)),
  )
  if (workspace.ui.getState().selectedId === id) workspace.ui.setState({ selectedId: null })
}

export function recode(workspace: Workspace, id: string, code: string): void {
  tell(
    workspace,
    edit(workspace, 'Code changed', (draft, context) => changeCode(draft, context, id, code)),
  )
}

export function writeNote(workspace: Workspace, id: string, text: string): void {
  const { records } = workspace.observation.store.getState()
  const before = records[id]
  const old = before?.type === 'note' ? before.text : before !== undefined && 'note' in before ? before.note : null
  if (old !== text) workspace.observation.edit('Note', (draft) => setNote(draft, id, text))
}
