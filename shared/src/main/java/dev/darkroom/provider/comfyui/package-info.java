/// ComfyUI on a machine of one's own: any workflow file with named slots.
@NullMarked
package dev.darkroom.provider.comfyui;

import org.jspecify.annotations.NullMarked;
