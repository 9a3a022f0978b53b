/// Slack's Web API as the conversation needs it: what was refused, what may be tried again, who
/// people are, where the bot may post.
@NullMarked
package dev.darkroom.bot.slack.web;

import org.jspecify.annotations.NullMarked;
