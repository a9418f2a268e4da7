/** Two voices that cross and answer each other: the sign of the application. */
export function Mark() {
  return (
    <svg width="44" height="44" viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="#0a66a8" />
      <path d="M7 19c3-9 6-9 9 0s6 9 9 0" fill="none" stroke="#e69f00" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M7 14c3 9 6 9 9 0s6-9 9 0" fill="none" stroke="#8fd0f5" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  )
}
