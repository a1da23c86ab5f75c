// A button beside each feed's address that copies it. Without scripts, or where the browser may not copy, there is none.
if (navigator.clipboard) {
  for (const code of document.querySelectorAll("code.address")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy ${code.textContent}`);
    const said = document.createElement("span");
    said.className = "said";
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.textContent);
      said.textContent = "Copied";
      setTimeout(() => {
        said.textContent = "";
      }, 4000);
    });
    code.after(" ", button, " ", said);
  }
}
