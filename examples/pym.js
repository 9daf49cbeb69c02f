// Hears and says what pym.js's parent does: makes the frame, hears its height, tells it its width.
'use strict';

const place = document.getElementById('on-record-1');
const frame = document.createElement('iframe');
frame.src = place.dataset.src;
frame.title = 'On Record';
frame.width = '100%';
frame.setAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads');
place.append(frame);

addEventListener('message', ({ source, data }) => {
  if (source !== frame.contentWindow || typeof data !== 'string') return;
  const [head, id, kind, height] = data.split('xPYMx');
  if (head === 'pym' && id === place.id && kind === 'height') frame.height = Math.ceil(Number(height));
});
const tell = () => frame.contentWindow.postMessage(`pymxPYMx${place.id}xPYMxwidthxPYMx${frame.clientWidth}`, '*');
frame.addEventListener('load', tell);
addEventListener('resize', tell);
