/** The browser tests have a build of their own, so that they can run beside `npm start`. Relative to the project. */
export const TEST_BUILD_FOLDER = ".data/next-test";
