/// Stand-ins for the services that run models: real sockets on this machine, strict about keys and
/// requests, real pictures and clips in return, and every misbehaviour on demand.
@NullMarked
package dev.darkroom.provider.standin;

import org.jspecify.annotations.NullMarked;
