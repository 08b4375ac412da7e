{
  const root = document.documentElement;
  const words = document.getElementById("words");
  const topic = document.getElementById("topic");
  const questions = [...document.querySelectorAll(".question")];
  const plain = (text) => text.normalize("NFC").toLocaleLowerCase("sv");
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "");
  const said = { sv: new Map(), en: new Map() };

  // what a question says in the language of the page: its name, question, answer, description and tags
  const read = (question) => {
    const texts = [question.id];
    for (const part of question.querySelectorAll("summary > span, .about, .tags > span")) {
      const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) if (walk.currentNode.parentElement.closest("[lang]").lang === root.lang) texts.push(walk.currentNode.data);
    }
    return plain(texts.join(" "));
  };
  const textOf = (question) => {
    const known = said[root.lang];
    if (!known.has(question)) known.set(question, read(question));
    return known.get(question);
  };

  const filter = () => {
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    const has = (text, word) => (bare(word) === word ? bare(text) : text).includes(word); // "agare" finds "ägare", "ägare" no "agare"
    let shown = 0;
    for (const question of questions) {
      const text = textOf(question);
      const fits = wanted.every((word) => has(text, word)) && (!topic.value || question.dataset.tags.split(" ").includes(topic.value));
      question.hidden = !fits;
      shown += fits;
    }
    for (const section of document.querySelectorAll("section")) section.hidden = !section.querySelector(".question:not([hidden])");
    document.getElementById("nothing").hidden = shown > 0;
    const of = root.lang === "sv" ? "av" : "of";
    document.getElementById("found").textContent = `${shown} ${of} ${questions.length}`;
  };

  const copy = async (button) => {
    const code = button.parentElement.querySelector("code");
    try {
      await navigator.clipboard.writeText(code.textContent);
      const done = root.lang === "sv" ? "Kopierat" : "Copied";
      const mark = button.querySelector(`[lang="${root.lang}"]`);
      const before = mark.textContent;
      if (before === done) return;
      mark.textContent = done;
      setTimeout(() => { mark.textContent = before; }, 1500);
    } catch {
      getSelection().selectAllChildren(code); // where the clipboard is closed: marked, for Ctrl-C
    }
  };

  words.addEventListener("input", filter);
  topic.addEventListener("change", filter);
  document.addEventListener("language", filter);
  words.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      words.value = "";
      filter();
    } else if (event.key === "Enter" || event.key === "ArrowDown") {
      event.preventDefault();
      questions.find((question) => !question.hidden)?.querySelector("summary").focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      words.focus();
    }
  });
  // a link to a question that the search has hidden shows it again
  const reveal = () => {
    const name = new URLSearchParams(location.hash.slice(1)).get("open") ?? decodeURIComponent(location.hash.slice(1));
    const named = document.getElementById(name);
    if (!named?.hidden) return;
    words.value = "";
    topic.value = "";
    filter();
    named.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  document.querySelector(".search").hidden = false;
  filter();
}
