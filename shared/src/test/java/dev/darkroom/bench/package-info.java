/// Benchmarks: programs that print JSON lines, compared inside one run.
@NullMarked
package dev.darkroom.bench;

import org.jspecify.annotations.NullMarked;
