package dev.darkroom.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Checks a database after [MoneyWriter] died: every acknowledged settlement is there with its
/// charge, and the books are right.
///
/// Arguments: address, user, file with the acknowledged lines. Prints what is wrong and ends with
/// 1.
final class MoneyReader {
  private MoneyReader() {}

  @SuppressWarnings("SystemOut") // A program for a script.
  public static void main(String[] arguments) throws Exception {
    var acknowledged = Files.readAllLines(Path.of(arguments[2]));
    // The last line may be cut.
    if (!acknowledged.isEmpty()) acknowledged = acknowledged.subList(0, acknowledged.size() - 1);
    try (var database = Database.open(new DatabaseSettings(arguments[0], arguments[1], "", 4))) {
      var wrong = wrong(database, acknowledged);
      System.out.println(
          "{\"acknowledged\":%d,\"wrong\":%d}".formatted(acknowledged.size(), wrong.size()));
      wrong.forEach(System.err::println);
      System.exit(wrong.isEmpty() && !acknowledged.isEmpty() ? 0 : 1);
    }
  }

  /// What was acknowledged and is not so, and the rules that are broken.
  static List<String> wrong(Database database, List<String> acknowledged) {
    Map<String, Long> charged =
        database.with(sql ->
            sql
                .createQuery("select id, charged from credit_hold where state = 'S'")
                .map((row, _) -> Map.entry(row.getString("id"), row.getLong("charged")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    var wrong = new ArrayList<String>();
    for (var line : acknowledged) {
      int space = line.indexOf(' ');
      var found = charged.get(line.substring(0, space));
      if (found == null || found != Long.parseLong(line.substring(space + 1)))
        wrong.add("acknowledged: " + line + ", found: " + found);
    }
    Invariants.check(database).forEach(broken -> wrong.add(broken.toString()));
    return wrong;
  }
}
