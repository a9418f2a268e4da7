import type { Scheme } from '../../scheme.ts'
import { shell, upTo } from './shell-frame.ts'

/** Items to be seen or not, in six subscales. */
function checklist(items: number): Scheme {
  const perScale = Math.ceil(items / 6)
  const subscaleOf = (n: number): string => `sub_${Math.min(6, Math.ceil(n / perScale))}`
  return shell({
    id: `shell-checklist-${items}`,
    name: `Empty shape: checklist of ${items} items`,
    summary: `${items} items that are seen or not seen, in six subscales. Without text: for labs that hold a manual.`,
    checklists: [
      {
        ...{ id: 'list', subject: 'dyad', label: 'Items', scope: 'episode', instruction: '', minAnswered: 1 },
        answers: { seen: 'Yes', notSeen: 'No', notApplicable: null },
        subscales: upTo(6).map((n) => ({ id: `sub_${n}`, label: `Subscale ${n}`, occasion: null })),
        items: upTo(items).map((n) => ({
          ...{ id: `item_${n}`, text: `Item ${n}`, subscale: subscaleOf(n), contingent: false, reverse: false },
        })),
      },
    ],
    composites: [
      {
        ...{ id: 'total', label: 'Seen, of all', expr: 'score(list)', scope: 'episode', forEach: [] },
        ...{ range: [0, items], unit: 'items' },
      },
      ...upTo(6).map((n): Scheme['composites'][number] => ({
        ...{ id: `total_${n}`, label: `Seen, of subscale ${n}`, expr: `score(sub_${n})`, scope: 'episode' },
        ...{ forEach: [], unit: 'items' },
      })),
    ],
  })
}

export const checklistShells: readonly Scheme[] = [checklist(73), checklist(76)]
