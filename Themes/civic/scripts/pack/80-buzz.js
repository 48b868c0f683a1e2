/* The projector quiz: groups in the room, and a count for each; nothing is kept. */
(function (pack) {
  'use strict';

  if (!pack || !pack.find('groups')) { return; }

  /* A page that is loaded again in the same tab keeps the counts. */
  var name = 'humen-groups/' + pack.data.packId;

  function counts() { return Array.prototype.slice.call(document.querySelectorAll('#groups .group-count')); }

  function keep() {
    try {
      window.sessionStorage.setItem(name, counts().map(function (count) { return count.textContent; }).join(','));
    } catch (ignored) { return; }
  }

  (function () {
    try {
      var kept = (window.sessionStorage.getItem(name) || '').split(',');
      counts().forEach(function (count, index) { count.textContent = String(Number(kept[index]) || 0); });
    } catch (ignored) { return; }
  }());

  pack.each(document.querySelectorAll('#groups .group'), function (group) {
    var count = group.querySelector('.group-count');
    pack.each(group.querySelectorAll('button'), function (button) {
      button.addEventListener('click', function () {
        count.textContent = String(Math.max(0, Number(count.textContent) + Number(button.getAttribute('data-step'))));
        keep();
      });
    });
  });
}(window.humen.pack));
