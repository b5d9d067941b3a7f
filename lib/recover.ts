/**
 * What the work resolves to, or `instead` where it was refused in a way that `isExpected` knows. Any other failure stays
 * one.
 */
export async function recover<Found, Instead>(
  work: Promise<Found>,
  isExpected: (error: unknown) => boolean,
  instead: Instead,
): Promise<Found | Instead> {
  try {
    return await work;
  } catch (error) {
    if (isExpected(error)) return instead;
    throw error;
  }
}
