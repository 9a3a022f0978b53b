/// What Discord, Slack and the command line share: where answers go, and every sentence people see.
@NullMarked
package dev.darkroom.surface;

import org.jspecify.annotations.NullMarked;
