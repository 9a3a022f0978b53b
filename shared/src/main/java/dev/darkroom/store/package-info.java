/// The database: H2 or PostgreSQL, migrations, and the JDBC implementations of the domain's ports.
@NullMarked
package dev.darkroom.store;

import org.jspecify.annotations.NullMarked;
