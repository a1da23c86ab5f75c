// A button beside each feed's address that copies it. Without scripts, or where the browser may not copy, there is none.
const made = document.querySelector("template[data-copy]");
if (navigator.clipboard && made) {
  for (const code of document.querySelectorAll("code.address")) {
    const button = made.content.firstElementChild.cloneNode(true);
    button.setAttribute("aria-label", made.dataset.address.replace("{address}", () => code.textContent));
    const said = document.createElement("span");
    said.className = "said";
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.textContent);
      said.textContent = made.dataset.copied;
      setTimeout(() => {
        said.textContent = "";
      }, 4000);
    });
    code.after(" ", button, " ", said);
  }
}
