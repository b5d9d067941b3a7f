/** Makes a form that is sent twice count once. `value` is new for each form that the server gives out. */
export function FormKey({ value }: { value: string }) {
  return <input type="hidden" name="formKey" value={value} />;
}
