type Named = { readonly id: string; readonly label: string }

/** A definition refers to other codes by their ids, as in “(use ienv)”: a reader is shown their names. */
export function withCodeNames(text: string, codes: readonly Named[]): string {
  return text.replace(/\(use [^)]+\)/g, (reference) =>
    reference.replace(/[\w-]+/g, (word) => {
      const label = codes.find(({ id }) => id === word)?.label
      return label === undefined ? word : `“${label}”`
    }),
  )
}
