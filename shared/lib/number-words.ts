const minus = '−'

/** A number with `digits` decimals and a true minus; zero has none. */
export function plain(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  return (value < 0 && Number(text) !== 0 ? minus : '') + text
}

/** A coefficient between -1 and 1 as journals print it: two decimals without the leading zero, with a true minus. */
export function coefficient(value: number): string {
  return plain(value, 2).replace(/^(−?)0\./, '$1.')
}

/** A difference with its sign; zero has none. */
export function signed(value: number, digits = 1): string {
  const text = plain(value, digits)
  return value > 0 && Number(text) !== 0 ? `+${text}` : text
}

/** A share of 1 as whole per cent. */
export function percent(share: number): string {
  return `${String(Math.round(share * 100))} %`
}
