/** Style sheets are bundled by esbuild into one file beside the script; importing one has no value. */
declare module '*.css';
