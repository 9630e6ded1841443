/** How long a deliverable may be on its way to the coach, in characters. Apart from the wire's schemas: the first page needs it alone. */
export const DELIVERABLE_MAX = 20_000;
