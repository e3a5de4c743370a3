/** The sign of the product: two on the same side of a table. */
export function Mark() {
  return (
    <svg className="mark" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <rect className="mark-ground" width="18" height="18" rx="5" />
      <rect className="mark-person" x="4" y="5" width="4" height="8" rx="2" />
      <rect className="mark-person" x="10" y="5" width="4" height="8" rx="2" />
    </svg>
  );
}
