import { lazy, Suspense } from 'react'
import { Loading } from '../ui/Loading.tsx'

/** Few people write schemes, and those who do not need not wait for its forms. */
const SchemeEditorScreen = lazy(async () => ({
  default: (await import('../features/scheme-editor/SchemeEditorScreen.tsx')).SchemeEditorScreen,
}))

export function LazySchemeEditor({ id }: { readonly id: string }) {
  return (
    <Suspense fallback={<Loading>Opening the draft…</Loading>}>
      <SchemeEditorScreen key={id} id={id} />
    </Suspense>
  )
}
