import { nextOrder, type CodingContext, type Outcome } from '#shared/observation/coding.ts'
import type { Draft } from './observation-store.ts'
import { say, type Workspace } from './workspace.ts'

const orders = new WeakMap<Workspace, number>()

/** Order of entry: above all in use when the workspace was opened, then counted on, so that no key has to look at every code. */
function orderOf(workspace: Workspace): number {
  const order = orders.get(workspace) ?? nextOrder(workspace.observation.store.getState().records)
  orders.set(workspace, order + 1)
  return order
}

/** Runs one edit function as one undoable step; says so when it was refused. */
export function edit(
  workspace: Workspace,
  label: string,
  recipe: (draft: Draft, context: CodingContext) => Outcome,
): Outcome | undefined {
  const { view, records, editable } = workspace.observation.store.getState()
  if (!editable) {
    say(workspace, 'read-only')
    return undefined
  }
  workspace.ui.setState({ remark: null })
  const context: CodingContext = {
    scheme: view.scheme,
    episodes: view.episodes,
    durationMs: view.durationMs,
    newId: workspace.newId,
    order: orderOf(workspace),
    reading: records,
  }
  const outcome = workspace.observation.edit(label.slice(0, 80), (draft) => recipe(draft, context))
  if (outcome?.done === true && outcome.opened !== undefined) say(workspace, 'links-opened', { n: outcome.opened })
  return outcome
}
