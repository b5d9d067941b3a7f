/** Tailwind is the only PostCSS plugin: the build handles prefixes and minification. */
const config = { plugins: { "@tailwindcss/postcss": {} } };

export default config;
