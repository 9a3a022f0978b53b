/// HTTP to services that run models, and nothing else knows it: sending JSON with files in it,
/// reading bounded answers, fetching results, telling "never reached" from "maybe heard".
@NullMarked
package dev.darkroom.provider.http;

import org.jspecify.annotations.NullMarked;
