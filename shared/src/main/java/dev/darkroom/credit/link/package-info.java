/// One community on several platforms: the same pool, the same quotas, the same balance of a
/// member, whatever the platform calls them.
@NullMarked
package dev.darkroom.credit.link;

import org.jspecify.annotations.NullMarked;
