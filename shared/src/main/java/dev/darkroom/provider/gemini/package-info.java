/// Google's Gemini API: pictures of Nano Banana, clips of Veo and Omni.
@NullMarked
package dev.darkroom.provider.gemini;

import org.jspecify.annotations.NullMarked;
