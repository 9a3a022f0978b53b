/// Cards as Slack messages, and the requests that post and change them.
@NullMarked
package dev.darkroom.bot.slack.message;

import org.jspecify.annotations.NullMarked;
