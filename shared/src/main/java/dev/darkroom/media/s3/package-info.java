/// Media in an S3-compatible object store, for several copies of the bot.
@NullMarked
package dev.darkroom.media.s3;

import org.jspecify.annotations.NullMarked;
