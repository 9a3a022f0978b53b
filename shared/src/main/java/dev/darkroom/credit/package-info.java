/// Credits: accounts, holds, plans and quotas. Rules about money, apart from the SQL that keeps it.
@NullMarked
package dev.darkroom.credit;

import org.jspecify.annotations.NullMarked;
