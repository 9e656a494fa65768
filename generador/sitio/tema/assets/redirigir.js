/* Página que cambió de dirección: va a la nueva sin perder el apartado («#…») ni la consulta («?…»). */
(function () {
  "use strict";
  var enlace = document.querySelector("a");
  enlace.href += location.search + location.hash;
  location.replace(enlace.href);
})();
