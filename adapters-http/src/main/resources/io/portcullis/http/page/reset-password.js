
part(token ? "choose" : "ask").hidden = false;
part("reveal").addEventListener("change", () => {
  part("password").type = part("reveal").checked ? "text" : "password";
});
part("choose").addEventListener("submit", event => {
  event.preventDefault();
  post("v1/password-resets/confirmation", { token, new_password: part("password").value }, answer => {
    if (answer.status === 204) {
      part("password").value = "";
      part("choose").hidden = true;
      tell(words.done);
    } else if (answer.status === 410) {
      part("password").value = "";
      part("choose").hidden = true;
      part("ask").hidden = false;
      tell(words.expired);
    } else {
      tellFailure(answer);
    }
  });
});
