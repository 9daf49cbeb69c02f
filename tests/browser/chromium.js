// Where Chromium is and how it is started. A browser that the tests download themselves is not needed.

import { existsSync } from 'node:fs';

const places = [
  process.env.ON_RECORD_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const launch = {
  executablePath: places.find((place) => place && existsSync(place)),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
