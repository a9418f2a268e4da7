import { useEditing, useValueAt } from '../editing/editor-context.ts'
import { setAt } from '../editing/recipes.ts'
import type { ControlProps } from './control.ts'
import styles from './controls.module.css'
import { KeyButton } from './KeyButton.tsx'
import { Place } from './Place.tsx'

/** The key of a code, a mark or an answer. */
export function KeyControl({ field, path }: ControlProps<'key'>) {
  const { editor } = useEditing()
  const value = useValueAt(path)
  return (
    <Place path={path}>
      <span className={styles.label}>{field.label}</span>
      <KeyButton
        label={field.label}
        value={value}
        onSet={(key) => editor.edit({ label: field.label, path }, setAt(path, key))}
      />
    </Place>
  )
}
