// Passkeys: shown only where the browser has them; says so when one did not answer.
if (window.PublicKeyCredential) {
  for (const place of document.querySelectorAll("[data-passkeys]")) place.hidden = false;
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const place of document.querySelectorAll("[data-passkey-error]")) place.hidden = false;
});
