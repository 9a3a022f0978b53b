/// Forms that Slack opens over a conversation, and what people filled in.
@NullMarked
package dev.darkroom.bot.slack.form;

import org.jspecify.annotations.NullMarked;
