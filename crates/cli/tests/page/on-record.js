(() => {
const WASM = 'explorer_bg.wasm';
const ARCHIVE = '';
})();
