// Starts the page: fetches the program with progress, and shows what to do when it cannot start.
//
// An own file, because a strict Content-Security-Policy forbids inline scripts. Trunk writes the names of the
// program's two files onto this script's element.

const script = document.querySelector("script[data-wasm]");
const boot = document.getElementById("boot");
const says = document.getElementById("boot-says");
const bar = document.getElementById("boot-bar");
const retry = document.getElementById("boot-retry");

let failed = false;

/** Shows the panel. `what` is the sentence readers see, `cause` what a developer needs. */
function fail(what, cause) {
  if (failed) return;
  failed = true;
  if (!boot.isConnected) document.body.append(boot);
  boot.classList.add("failed");
  boot.setAttribute("role", "alert");
  bar.remove();
  const detail = cause?.message ?? cause;
  says.textContent = detail ? `${what} (${detail})` : what;
  says.removeAttribute("role");
  retry.hidden = false;
  retry.focus();
}

retry.addEventListener("click", () => location.reload());

// After a panic nothing of the program runs any more: the page stays readable, and this panel offers a new start.
window.addEventListener("on-record:panic", (event) => {
  fail("Something went wrong in the page, and it has stopped.", event.detail);
});
window.addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) {
    fail("Something went wrong in the page, and it has stopped.", event.error);
  }
});

/** The same answer, telling how much of it has arrived. */
function counted(response) {
  const packed = response.headers.get("content-encoding");
  const total = packed ? 0 : Number(response.headers.get("content-length"));
  let have = 0;
  const count = new TransformStream({
    transform(chunk, controller) {
      have += chunk.byteLength;
      if (total > 0) {
        bar.max = total;
        bar.value = have;
      }
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(count), {
    status: response.status,
    headers: { "content-type": "application/wasm" },
  });
}

async function start() {
  if (typeof WebAssembly !== "object") {
    return fail("This browser does not run WebAssembly, which the page needs.");
  }
  let response;
  try {
    response = await fetch(new URL(script.dataset.wasm, document.baseURI));
  } catch (error) {
    return fail("The page's program could not be loaded. Check the connection and try again.", error);
  }
  if (!response.ok) {
    return fail("The page's program is missing on the server.", `status ${response.status}`);
  }
  try {
    const module = await import(new URL(script.dataset.module, document.baseURI));
    await module.default({ module_or_path: counted(response) });
    // What the page lets other scripts do: see src/platform/api.rs.
    window.onRecord = { state: module.state, show: module.show, open: module.open };
  } catch (error) {
    if (String(error).includes("Content Security Policy") || String(error).includes("unsafe-eval")) {
      return fail("This site's Content-Security-Policy blocks WebAssembly; script-src needs 'wasm-unsafe-eval'.", error);
    }
    fail("The page's program arrived damaged or cut short. Try again.", error);
  }
}

start();
