import { Checkbox } from '../../../ui/Checkbox.tsx'
import { useEditing, useValueAt } from '../editing/editor-context.ts'
import { setAt } from '../editing/recipes.ts'
import type { ControlProps, RenderField } from './control.ts'
import styles from './controls.module.css'
import { Place } from './Place.tsx'

type PartControlProps = ControlProps<'part'> & { readonly renderField: RenderField }

/** Members that are there together or not at all: a box, and below it what comes with it. */
export function PartControl({ field, path, thing, renderField }: PartControlProps) {
  const { editor } = useEditing()
  const value = useValueAt(path)
  const isThere = typeof value === 'object' && value !== null
  const off = field.off === 'null' ? null : undefined
  return (
    <Place path={path}>
      <Checkbox
        label={field.label}
        isSelected={isThere}
        onChange={(selected) => editor.edit({ label: field.label, path }, setAt(path, selected ? field.make : off))}
        {...(field.help === undefined ? {} : { detail: field.help })}
      />
      {isThere ? <div className={styles.part}>{field.fields.map((inner) => renderField(inner, thing))}</div> : null}
    </Place>
  )
}
