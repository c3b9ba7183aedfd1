
function use(path, sentence) {
  post(path, { token }, answer => {
    if (answer.status === 204) {
      part("question").hidden = true;
      tell(sentence);
    } else if (answer.status === 410) {
      part("question").hidden = true;
      part("ask").hidden = false;
      tell(words.expired);
    } else {
      tellFailure(answer);
    }
  });
}

if (token) {
  part("question").hidden = false;
} else {
  part("ask").hidden = false;
  tell(words.incomplete);
}
part("mine").addEventListener("click", () => use("v1/email-verifications/confirmation", words.confirmed));
part("foreign").addEventListener("click", () => use("v1/email-verifications/repudiation", words.repudiated));
