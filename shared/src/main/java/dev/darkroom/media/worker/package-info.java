/// The child process in which every picture is decoded and encoded, so that no file can take the
/// bot down.
@NullMarked
package dev.darkroom.media.worker;

import org.jspecify.annotations.NullMarked;
