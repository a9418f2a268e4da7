import { useDeferredValue, useState } from 'react'
import { idAt } from '#shared/scheme/edit/things.ts'
import { useKeyLabels } from '../../../commands/use-key-labels.ts'
import { Select } from '../../../ui/Select.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { counted } from '../../../ui/format/figures.ts'
import { useEditing, useEditor, useJudged } from '../editing/editor-context.ts'
import { FindingList } from '../FindingList.tsx'
import { lengthAt } from '../kinds/fresh.ts'
import { KeyMap } from './KeyMap.tsx'
import type { OpenThing } from './FormPreviews.tsx'
import { PanelPreview } from './PanelPreview.tsx'
import { previewPasses, type PreviewPass } from './preview-model.ts'
import styles from './preview.module.css'

/** What the coder will see, and what there is to say of it, while the scheme is being written. */
export function PreviewPane() {
  const { editor } = useEditing()
  const [tab, setTab] = useState('panel')
  const [passId, setPassId] = useState<string | null>(null)
  const labels = useKeyLabels()
  const scheme = useDeferredValue(useJudged(({ completed }) => completed))
  const found = useJudged(({ problems, advice }) => problems.length + advice.length)
  const shown = useEditor((state) => state.shown)
  const shownId = useEditor(({ value }) => idAt(value, shown.slice(0, 2)))
  const passes = scheme === null ? [] : previewPasses(scheme)
  const pass = passToShow(passes, { list: String(shown[0] ?? ''), id: shownId, chosen: passId })
  const open: OpenThing = (list, id, inner): void => {
    const { value } = editor.store.getState()
    const indexOf = (path: (string | number)[], wanted: string): number =>
      Array.from({ length: lengthAt(value, path) }, (_, n) => n).findIndex((n) => idAt(value, [...path, n]) === wanted)
    const n = indexOf([list], id)
    const member = innerOf[list]
    const m = inner === undefined || member === null ? -1 : indexOf([list, n, member], inner)
    if (n >= 0) editor.jumpTo(m >= 0 && member !== null ? [list, n, member, m] : [list, n])
  }
  const choice =
    passes.length < 2 ? null : (
      <div className={styles.pass}>
        <Select
          label="Pass"
          hideLabel
          options={passes.map(({ id, name }) => ({ id, label: name }))}
          value={pass?.id ?? null}
          onChange={setPassId}
        />
      </div>
    )
  const none = <p className={styles.purpose}>Too much is still open to show it. The list of findings says what.</p>
  return (
    <aside className={styles.pane} aria-label="Preview and findings">
      <Tabs
        label="Preview and findings"
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: 'panel',
            label: 'As coders see it',
            content: (
              <div className={styles.scroll}>
                {choice}
                {scheme === null || pass === undefined ? (
                  none
                ) : (
                  <PanelPreview scheme={scheme} pass={pass} labels={labels} onOpen={open} />
                )}
              </div>
            ),
          },
          {
            id: 'keys',
            label: 'Keys',
            content: (
              <div className={styles.scroll}>
                {choice}
                {scheme === null || pass === undefined ? none : <KeyMap scheme={scheme} pass={pass} labels={labels} />}
              </div>
            ),
          },
          {
            id: 'findings',
            label: found === 0 ? 'Findings' : counted(found, 'finding'),
            content: (
              <div className={styles.scroll}>
                <FindingList />
              </div>
            ),
          },
        ]}
      />
    </aside>
  )
}

type Wanted = { readonly list: string; readonly id: string | null; readonly chosen: string | null }

/** The pass that is on the form, or one that shows what is on it; the chosen one where that does too. */
function passToShow(passes: readonly PreviewPass[], { list, id, chosen }: Wanted): PreviewPass | undefined {
  const shows = (pass: PreviewPass): boolean =>
    list === 'passes' ? pass.id === id : isShown(list) && pass[list].some((thing) => thing.id === id)
  const last = passes.find((pass) => pass.id === chosen)
  if (last !== undefined && list !== 'passes' && shows(last)) return last
  const isFilled = (pass: PreviewPass): boolean => shownLists.some((each) => pass[each].length > 0)
  return passes.find(shows) ?? last ?? passes.find(isFilled) ?? passes[0]
}

/** The list within a thing whose entries can be pressed. */
const innerOf: Readonly<Record<Parameters<OpenThing>[0], string | null>> = {
  ...{ sets: 'codes', ratings: null, checklists: 'items', grids: 'items', qsorts: 'cards', ipsatives: 'aspects' },
}

const shownLists = ['sets', 'ratings', 'checklists', 'grids', 'qsorts', 'ipsatives', 'marks'] as const
type ShownList = (typeof shownLists)[number]
const isShown = (list: string): list is ShownList => shownLists.some((each) => each === list)
