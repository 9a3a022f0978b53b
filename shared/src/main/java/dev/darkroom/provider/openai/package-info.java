/// `images/edits` as OpenAI, LocalAI and sd-server offer it.
@NullMarked
package dev.darkroom.provider.openai;

import org.jspecify.annotations.NullMarked;
