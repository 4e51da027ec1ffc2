declare module "maplibre-gl/dist/maplibre-gl-csp" {
  export * from "maplibre-gl";
  export { default } from "maplibre-gl";
}

// Made by world.ts when the viewer is built.
declare module "world" {
  export const LANDS: string;
  export const COUNTRIES: import("./labels").Label[];
}
