import { createElement, type ReactNode } from 'react'
import type { Palette, SvgNode } from '#shared/formats/plots/svg.ts'

/** Colours of the screen, light or dark as it is. */
export const screenPalette: Palette = {
  paper: 'var(--surface)',
  ink: 'var(--text)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  control: 'var(--line-control)',
  accent: 'var(--accent)',
  stop: 'var(--stop)',
  fullest: 0.46,
}

/**
 * A drawing of `shared/formats/plots` as elements: the one that is exported, in the colours and letters of the screen.
 */
export function SvgDrawing({ drawing }: { readonly drawing: SvgNode }) {
  return <>{elementOf(drawing, 'drawing')}</>
}

function elementOf({ tag, attributes, children }: SvgNode, key: string): ReactNode {
  const named = Object.entries(attributes).flatMap(([name, value]) =>
    name === 'font-family' ? [] : [[camel(name), value] as const],
  )
  const inner = children.map((child, i) =>
    typeof child === 'string' ? child : elementOf(child, `${key}.${String(i)}`),
  )
  return createElement(tag, { ...Object.fromEntries(named), key }, ...inner)
}

const camel = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
