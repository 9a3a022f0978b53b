/// What the engine understands: the vocabulary of `config/looks.yaml`, and the reading of a prompt
/// as steps of named methods with numbers.
@NullMarked
package dev.darkroom.provider.engine.look;

import org.jspecify.annotations.NullMarked;
