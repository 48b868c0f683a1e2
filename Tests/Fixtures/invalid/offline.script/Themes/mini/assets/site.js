fetch("pages.json");
