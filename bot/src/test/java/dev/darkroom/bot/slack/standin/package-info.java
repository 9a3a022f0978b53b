/// Slack on this machine, for tests: real sockets, Slack's rules, and everything that can go wrong.
@NullMarked
package dev.darkroom.bot.slack.standin;

import org.jspecify.annotations.NullMarked;
