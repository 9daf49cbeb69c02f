// Hears `embed-size` as the AMP project's own host script does.
'use strict';

const frame = document.getElementById('frame');
addEventListener('message', ({ source, data }) => {
  if (source !== frame.contentWindow || data?.sentinel !== 'amp' || data.type !== 'embed-size') return;
  frame.height = data.height;
});
