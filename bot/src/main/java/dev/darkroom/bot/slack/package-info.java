/// Slack: what people do there handed in at the desks, and answers, states and results shown.
@NullMarked
package dev.darkroom.bot.slack;

import org.jspecify.annotations.NullMarked;
