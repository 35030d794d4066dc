export * from './border.js';
export * from './border-facts.js';
export * from './division.js';
export * from './overlap.js';
export * from './place-of.js';
export * from './ring-crossing.js';
export { boxesOverlap, boxOf, type Box } from './plane.js';
