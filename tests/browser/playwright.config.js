import { defineConfig } from '@playwright/test';
import { launch } from './chromium.js';

export default defineConfig({
  testDir: '.',
  // Pictures are taken to be looked at: they would hold up the gate and could not fail it.
  testMatch: process.env.ON_RECORD_PICTURES ? 'pictures.spec.js' : '*.spec.js',
  testIgnore: process.env.ON_RECORD_PICTURES ? [] : 'pictures.spec.js',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A test that passes only when it is run again is told as flaky; a stalled machine shall not fail the gate.
  retries: process.env.CI ? 1 : 0,
  // Generous: a slow machine is not a failure. What is awaited is a state, never a time.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: launch,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A trace keeps the page at each step, which takes as long as the test itself: only a second try pays for one.
    trace: 'on-first-retry',
  },
});
