package dev.darkroom.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// Lets a library that wants a [DataSource] write inside our transaction: hands out the open
/// transaction's connection, which the library cannot close, or a pooled one when none is open.
final class TransactionDataSource extends ForwardingDataSource {
  private final Supplier<Optional<Connection>> open;

  TransactionDataSource(DataSource pool, Supplier<Optional<Connection>> open) {
    super(pool);
    this.open = open;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var current = open.get();
    return current.isPresent() ? unclosable(current.get()) : pool().getConnection();
  }

  private static Connection unclosable(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            TransactionDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("close")) return null;
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }
}
