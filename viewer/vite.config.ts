import { defineConfig } from "vite";
import { worldFile } from "./src/world";

const BASE = "/static/viewer/";

// Written beside the style sheet of the server-rendered pages, from where accord serve hands it out.
export default defineConfig({
  base: BASE,
  publicDir: false,
  plugins: [worldFile(BASE)],
  build: {
    outDir: "../src/accord/web/static/viewer",
    emptyOutDir: true,
    target: "es2020",
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: { overview: "src/overview.ts", network: "src/network.ts" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
