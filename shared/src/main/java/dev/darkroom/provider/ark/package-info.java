/// ByteDance's Ark (BytePlus ModelArk, Volcengine): pictures of Seedream, clips of Seedance.
@NullMarked
package dev.darkroom.provider.ark;

import org.jspecify.annotations.NullMarked;
