/// The way to Slack and back: the Bolt app, Socket Mode and HTTP, and the tokens of every
/// workspace. It knows nothing of pictures.
@NullMarked
package dev.darkroom.bot.slack.connect;

import org.jspecify.annotations.NullMarked;
