import { ArrowDown, ArrowUp, ClipboardPaste, CopyPlus, Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { FieldControl } from './controls/FieldControl.tsx'
import { useDerived, useEditing, useEditor } from './editing/editor-context.ts'
import { keyOf } from './editing/judgement.ts'
import styles from './editor.module.css'
import type { Kind } from './kinds/field.ts'
import { lengthAt } from './kinds/fresh.ts'
import { fieldsAt, hasRoomFor, kindOf, listIn } from './kinds/kinds.ts'
import { nameOf } from './outline-rows.ts'
import type { ThingSteps } from './use-thing-steps.tsx'

/** What is worked on: the scheme itself, a list of things, or a thing. */
export function ThingForm({ steps }: { readonly steps: ThingSteps }) {
  const shown = useEditor((state) => state.shown)
  const isThere = useEditor(({ value }) => valueAt(value, shown).there)
  const panel = useRef<HTMLElement>(null)
  useTarget(panel)
  const kind = kindOf(shown)
  const isEntry = typeof shown.at(-1) === 'number'
  return (
    <section className={styles.form} aria-label="Form" ref={panel}>
      {kind === null ? (
        <Fields path={[]} title="About the scheme" />
      ) : isEntry && isThere ? (
        <Thing key={keyOf(shown)} path={shown} kind={kind} steps={steps} />
      ) : (
        <Things list={isEntry ? shown.slice(0, -1) : shown} kind={kind} steps={steps} />
      )}
    </section>
  )
}

/** Leads the focus to where a jump goes: the innermost place that is on screen, or the heading. */
function useTarget(panel: { readonly current: HTMLElement | null }): void {
  const target = useEditor((state) => state.target)
  useEffect(() => {
    if (target === null || panel.current === null) return
    const { path } = target
    const places = [...panel.current.querySelectorAll<HTMLElement>('[data-place]')]
    for (let length = path.length; length > 0; length -= 1) {
      const key = keyOf(path.slice(0, length))
      const place = places.find((each) => each.dataset['place'] === key)
      const control = place?.querySelector<HTMLElement>(':is(input, textarea, button, select):enabled')
      if (place === undefined || control === null || control === undefined) continue
      place.scrollIntoView({ block: 'nearest' })
      return control.focus({ preventScroll: true })
    }
    // What has no field of its own is led to by its heading.
    panel.current.querySelector<HTMLElement>('h2')?.focus()
  }, [target, panel])
}

type ThingProps = { readonly path: SchemePath; readonly kind: Kind; readonly steps: ThingSteps }

function Thing({ path, kind, steps }: ThingProps) {
  const n = Number(path.at(-1) ?? 0)
  const last = useDerived(({ value }) => lengthAt(value, path.slice(0, -1))) - 1
  const { label } = useDerived(({ value }) => nameOf(value, path, kind, valueAt(value, path).value, n))
  const lists = useDerived(({ value }) => kind.inner.flatMap((each, m) => (hasRoomFor(value, path, each) ? [m] : [])))
  const actions = (
    <div className={styles.thingSteps}>
      <IconButton small label="Move up (Alt+↑)" isDisabled={n === 0} onPress={() => steps.move(path, -1)}>
        <ArrowUp size={15} aria-hidden />
      </IconButton>
      <IconButton small label="Move down (Alt+↓)" isDisabled={n >= last} onPress={() => steps.move(path, 1)}>
        <ArrowDown size={15} aria-hidden />
      </IconButton>
      <IconButton small label={`Copy this ${kind.one}`} onPress={() => steps.duplicate(path)}>
        <CopyPlus size={15} aria-hidden />
      </IconButton>
      <IconButton small label={`Take out this ${kind.one}`} onPress={() => steps.remove(path)}>
        <Trash2 size={15} aria-hidden />
      </IconButton>
      <Button small onPress={() => steps.add(path.slice(0, -1))}>
        <Plus size={13} aria-hidden /> Add {kind.one}
      </Button>
    </div>
  )
  return (
    <>
      <Fields path={path} title={label} kicker={kind.one} actions={actions} />
      {lists.map((n) => {
        const inner = kind.inner[n]
        return inner === undefined ? null : (
          <Entries key={inner.member} list={listIn(path, inner)} kind={inner} steps={steps} />
        )
      })}
    </>
  )
}

type FieldsProps = {
  readonly path: SchemePath
  readonly title: string
  readonly kicker?: string
  readonly actions?: React.ReactNode
}

function Fields({ path, title, kicker, actions }: FieldsProps) {
  // Which fields there are depends on other fields; the tables themselves hold functions and stay out of the state.
  const shownFields = useDerived(({ value }) => {
    const { value: thing } = valueAt(value, path)
    return fieldsAt(value, path).flatMap((field, n) =>
      field.when === undefined || field.when(isObject(thing) ? thing : {}) ? [n] : [],
    )
  })
  const { editor } = useEditing()
  const fields = fieldsAt(editor.store.getState().value, path)
  return (
    <>
      <header className={styles.formHead}>
        <div>
          {kicker === undefined ? null : <span className={styles.kicker}>{kicker}</span>}
          <h2 tabIndex={-1}>{title}</h2>
        </div>
        {actions}
      </header>
      <div className={styles.fields}>
        {shownFields.map((n) => {
          const field = fields[n]
          return field === undefined ? null : (
            <div key={`${field.control} ${keyOf(field.at)}`} data-control={field.control}>
              <FieldControl field={field} thing={path} />
            </div>
          )
        })}
      </div>
    </>
  )
}

function isObject(value: unknown): value is Record<string, never> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type ThingsProps = { readonly list: SchemePath; readonly kind: Kind; readonly steps: ThingSteps }

/** A list of things by itself: what they are for, and each of them. */
function Things({ list, kind, steps }: ThingsProps) {
  return <Entries list={list} kind={kind} steps={steps} isPage />
}

type EntriesProps = ThingsProps & { readonly isPage?: boolean }

function Entries({ list, kind, steps, isPage = false }: EntriesProps) {
  const { editor } = useEditing()
  const names = useDerived(({ value }) =>
    Array.from({ length: lengthAt(value, list) }, (_, n) => {
      const path = [...list, n]
      return nameOf(value, path, kind, valueAt(value, path).value, n)
    }),
  )
  return (
    <div className={styles.entries} data-page={isPage}>
      <header className={styles.formHead}>
        <div>
          <h2 tabIndex={-1}>{kind.title}</h2>
          <p>{kind.about}</p>
        </div>
        <div className={styles.thingSteps}>
          {kind.paste === undefined ? null : (
            <Button small onPress={() => steps.paste(list)}>
              <ClipboardPaste size={13} aria-hidden /> Paste many…
            </Button>
          )}
          <Button small onPress={() => steps.add(list)}>
            <Plus size={13} aria-hidden /> Add {kind.one}
          </Button>
        </div>
      </header>
      {names.length === 0 ? (
        <p className={styles.none}>None yet.</p>
      ) : (
        <ol className={styles.entryList} aria-label={kind.title}>
          {names.map(({ label, isNameless }, n) => (
            <li key={n}>
              <button type="button" data-nameless={isNameless} onClick={() => editor.jumpTo([...list, n])}>
                {label}
              </button>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
