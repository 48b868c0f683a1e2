/* The projector quiz: groups in the room, and a count for each; nothing is kept. */
(function (pack) {
  'use strict';

  if (!pack || !pack.find('groups')) { return; }

  pack.each(document.querySelectorAll('#groups .group'), function (group) {
    var count = group.querySelector('.group-count');
    pack.each(group.querySelectorAll('button'), function (button) {
      button.addEventListener('click', function () {
        count.textContent = String(Math.max(0, Number(count.textContent) + Number(button.getAttribute('data-step'))));
      });
    });
  });
}(window.humen.pack));
