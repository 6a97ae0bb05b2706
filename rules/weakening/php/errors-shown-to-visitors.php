<?php

// ruleid: weakening/errors-shown-to-visitors
ini_set('display_errors', 1);
// ruleid: weakening/errors-shown-to-visitors
ini_set('display_errors', 'On');
// ruleid: weakening/errors-shown-to-visitors
phpinfo();

// ok: weakening/errors-shown-to-visitors
ini_set('display_errors', '0');
// ok: weakening/errors-shown-to-visitors
ini_set('log_errors', '1');
// ok: weakening/errors-shown-to-visitors
error_reporting(E_ALL);
// ok: weakening/errors-shown-to-visitors
echo phpversion();
