import { useId } from 'react'
import { idAt } from '#shared/scheme/edit/things.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { useDerived, useEditing } from '../editing/editor-context.ts'
import { entriesAt } from '../kinds/options.ts'
import { namedInPass } from '../editing/passes.ts'
import type { ControlProps } from './control.ts'
import styles from './controls.module.css'
import { Place } from './Place.tsx'

/** Which passes show a thing, told where the thing is made. What is written stands in the passes. */
export function PassesControl({ field, path, thing }: ControlProps<'passes'>) {
  const { editor } = useEditing()
  const title = useId()
  const id = useDerived((state) => idAt(state.value, thing)) ?? ''
  const passes = useDerived((state) =>
    entriesAt(state.value, ['passes']).map(({ label }, n) => {
      const { value } = valueAt(state.value, ['passes', n, field.member])
      return { label, shows: Array.isArray(value) && value.includes(idAt(state.value, thing)) }
    }),
  )
  return (
    <Place path={path} notesOf={thing}>
      <div role="group" aria-labelledby={title} className={styles.group}>
        <span id={title} className={styles.label}>
          {field.label}
        </span>
        {passes.length === 0 ? (
          <span className={styles.hint}>The scheme has no passes: one shows everything.</span>
        ) : null}
        <div className={styles.checks}>
          {passes.map(({ label, shows }, n) => (
            <Checkbox
              key={n}
              label={label}
              isSelected={shows}
              onChange={(selected) =>
                editor.edit(
                  { label: `${field.label}: ${label}`, path: thing },
                  namedInPass(n, field.member, id, selected),
                )
              }
            />
          ))}
        </div>
      </div>
    </Place>
  )
}
