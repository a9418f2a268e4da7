import { create } from 'zustand'

export type Toast = { readonly id: number; readonly kind: 'done' | 'stop'; readonly text: string }

type Toasts = { readonly list: readonly Toast[] }

export const useToasts = create<Toasts>()(() => ({ list: [] }))

const stays = 6000
let next = 1

/** Tells that something was done. What needs an answer, or must not be missed, belongs on the page instead. */
export function tell(text: string, kind: Toast['kind'] = 'done'): void {
  const id = next++
  useToasts.setState(({ list }) => ({ list: [...list.slice(-2), { id, kind, text }] }))
  if (kind === 'done') setTimeout(() => dismissToast(id), stays)
}

export function dismissToast(id: number): void {
  useToasts.setState(({ list }) => ({ list: list.filter((toast) => toast.id !== id) }))
}
