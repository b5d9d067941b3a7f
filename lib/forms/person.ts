/** The hidden field in which a form says for whom it was made (components/ui/form/form.tsx). */
export const PERSON_FIELD = "forPerson";

/** The header in which a page's own calls of the API say the same; programs leave it out. */
export const PERSON_HEADER = "X-Compath-Person";
