<?php

// ruleid: injection/variables-from-request
extract($_GET);
// ruleid: injection/variables-from-request
extract($_POST, EXTR_OVERWRITE);
// ruleid: injection/variables-from-request
parse_str($_SERVER['QUERY_STRING']);

// ok: injection/variables-from-request
extract($_GET, EXTR_SKIP);
// ok: injection/variables-from-request
parse_str($_SERVER['QUERY_STRING'], $fields);
// ok: injection/variables-from-request
extract(['title' => 'Reports']);
// ok: injection/variables-from-request
$name = $_GET['name'];
