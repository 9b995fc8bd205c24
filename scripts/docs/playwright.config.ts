// Draws the pictures of the README and the docs anew: `npm run docs:screenshots`, after `npm run build`.
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

export default defineConfig({ ...base, testDir: '.', outputDir: '../../test-results/docs', reporter: [['list']] });
