/* Plays a story scene by scene. Without this script all scenes stand below one another, and the links lead to them.
   The address's #scene is where the reader is, so the browser's own way back works. Nothing is stored. ES5.1. */
(function () {
  "use strict";

  var story = document.querySelector("[data-story]");
  if (!story || !("onhashchange" in window) || !window.addEventListener) { return; }

  var scenes = story.querySelectorAll("[data-scene]");
  var intro = story.querySelector(".story-intro");
  var tools = story.querySelector(".story-tools");
  var back = story.querySelector("[data-story-back]");
  var restart = story.querySelector("[data-story-restart]");
  var step = story.querySelector(".story-step");
  var trail = [];

  if (scenes.length < 2) { return; }

  function idOf(scene) { return scene.getAttribute("data-scene"); }

  function sceneOf(hash) {
    var id = hash.charAt(0) === "#" ? hash.slice(1) : hash;
    for (var i = 0; i < scenes.length; i += 1) {
      if (idOf(scenes[i]) === id) { return scenes[i]; }
    }
    return null;
  }

  function show(scene, moves) {
    var id = idOf(scene);
    for (var i = 0; i < scenes.length; i += 1) {
      if (scenes[i] === scene) { scenes[i].removeAttribute("hidden"); } else { scenes[i].setAttribute("hidden", ""); }
    }
    if (trail.length > 1 && trail[trail.length - 2] === id) { trail.pop(); } else if (trail[trail.length - 1] !== id) { trail.push(id); }
    if (scene === scenes[0]) { trail = [id]; }
    if (trail.length > 1) { intro.setAttribute("hidden", ""); } else { intro.removeAttribute("hidden"); }
    back.disabled = trail.length < 2;
    restart.disabled = trail.length < 2;
    step.textContent = story.getAttribute("data-step").replace("{n}", String(trail.length));
    if (!moves) { return; }
    var heading = document.getElementById(id);
    heading.setAttribute("tabindex", "-1");
    heading.focus();
    if (heading.scrollIntoView) { heading.scrollIntoView(); }
  }

  function follow() {
    var scene = sceneOf(window.location.hash);
    if (scene) { show(scene, true); } else if (window.location.hash === "") { show(scenes[0], true); }
  }

  back.onclick = function () {
    var before = trail[trail.length - 2];
    if (before) { window.location.hash = "#" + before; }
  };
  restart.onclick = function () { window.location.hash = "#" + idOf(scenes[0]); };

  document.body.className += " story-playing";
  tools.removeAttribute("hidden");
  show(sceneOf(window.location.hash) || scenes[0], window.location.hash !== "" && sceneOf(window.location.hash) !== null);
  window.addEventListener("hashchange", follow, false);
}());
