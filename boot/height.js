// For a page that shows the explorer in a frame: gives the frame the height that it tells.
//
// A message counts only where it comes from such a frame, and is nothing but a height.
'use strict';

(() => {
  // Frames of the place that this script comes from; another page's frames are left alone.
  const home = new URL('.', document.currentScript.src).href;
  addEventListener('message', ({ data, source }) => {
    const height = data?.sentinel === 'amp' && data.type === 'embed-size' ? data.height : undefined;
    if (!Number.isFinite(height) || height < 0 || height > 1e6) return;
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.contentWindow === source && frame.src.startsWith(home)) frame.height = Math.ceil(height);
    }
  });
})();
