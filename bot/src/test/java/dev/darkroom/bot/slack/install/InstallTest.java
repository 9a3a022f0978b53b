package dev.darkroom.bot.slack.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.ops.HealthServer;
import dev.darkroom.bot.slack.connect.SlackConnection;
import dev.darkroom.bot.slack.connect.WebApi;
import dev.darkroom.bot.slack.standin.Fault;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.bot.slack.standin.Workspace;
import dev.darkroom.settings.ConfigFixture;
import dev.darkroom.settings.Settings;
import dev.darkroom.store.Database;
import dev.darkroom.store.DatabaseSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several workspaces: they come by OAuth, their tokens change, and they leave.
final class InstallTest {
  private static final String HERE = "https://darkroom.example";

  private final StandInSlack slack = StandInSlack.start();
  private final Workspace acme = slack.workspace("Acme");
  private final HttpClient browser = HttpClient.newHttpClient();
  @TempDir private Path data;
  private Database database;
  private StoredInstallations installations;
  private StoredInstallations another;
  private SlackConnection connection;
  private HealthServer server;

  @BeforeEach
  void open() throws InterruptedException {
    var settings = Settings.load(ConfigFixture.RELEASED, slack.variablesForSeveral(HERE)).slack();
    var clock = slack.clock();
    database = Database.open(DatabaseSettings.in(data));
    var api = new WebApi(settings.apiUrl());
    var scopes = Manifest.in(ConfigFixture.RELEASED).scopes();
    var oauth = new OAuth(api, settings, scopes, clock);
    var vault = new Vault(settings.installationsKey().orElseThrow());
    installations = new StoredInstallations(database, vault, oauth, clock);
    another = new StoredInstallations(database, vault, oauth, clock);
    connection =
        SlackConnection.of(
            settings, api, installations, new InstallPages(oauth, installations)::into, clock);
    var _ =
        connection.app().command("/darkroom", (_, context) -> context.ack(context.getBotToken()));
    server = HealthServer.start("127.0.0.1", 0, List.of(), connection::into);
    connection.connect();
  }

  @AfterEach
  void close() {
    server.close();
    connection.close();
    database.close();
    slack.close();
  }

  @Test
  void whoInstallsIsSentToSlackWithAllThatTheBotNeeds() throws Exception {
    var page = get("/slack/install", "");

    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(header(page, "Location"))
        .startsWith("https://slack.com/oauth/v2/authorize?client_id=100.200&scope=")
        .contains("files%3Aread")
        .contains("redirect_uri=https%3A%2F%2Fdarkroom.example%2Fslack%2Foauth_redirect");
    assertThat(header(page, "Set-Cookie"))
        .contains("HttpOnly")
        .contains("Secure")
        .contains("SameSite=Lax");
  }

  @Test
  void onceAgreedTheBotWorksThere() throws Exception {
    assertThat(install(acme).statusCode()).isEqualTo(200);

    var ann = acme.person("Ann");
    var command = ann.runs(acme.channel("general"), "/darkroom", "help").awaitAck();
    assertThat(command.ack().path("text").asText()).isEqualTo(acme.botToken());
    assertThat(connection.client(acme.id())).isPresent();
  }

  @Test
  void eachWorkspaceHasItsOwnToken() throws Exception {
    var other = slack.workspace("Other");
    install(acme);
    install(other);

    assertThat(connection.token(acme.id()).orElseThrow().reveal()).isEqualTo(acme.botToken());
    assertThat(connection.token(other.id()).orElseThrow().reveal()).isEqualTo(other.botToken());
    assertThat(acme.botToken()).isNotEqualTo(other.botToken());
  }

  @Test
  void tokensStandInTheDatabaseEncrypted() throws Exception {
    slack.tokensLast(Duration.ofHours(12));
    install(acme);

    String row =
        database.with(handle ->
            handle.createQuery("select * from slack_installation").mapToMap().one().toString());
    assertThat(row).contains(acme.id()).doesNotContain("canary").doesNotContain("xox");
  }

  /// Otherwise somebody could be led into finishing what another began.
  @Test
  void anInstallationThatWasBegunElsewhereIsRefused() throws Exception {
    var code = acme.agrees();

    assertThat(get("/slack/oauth_redirect?state=forged&code=" + code, "").statusCode())
        .isEqualTo(400);
    assertThat(
            get("/slack/oauth_redirect?state=forged&code=" + code, "darkroom-slack-install=other")
                .statusCode())
        .isEqualTo(400);
    assertThat(connection.client(acme.id())).isEmpty();
  }

  @Test
  void whoChangesTheirMindInstallsNothing() throws Exception {
    var begun = get("/slack/install", "");
    var page =
        get("/slack/oauth_redirect?error=access_denied&state=" + state(begun), cookie(begun));

    assertThat(page.body()).contains("Nothing was installed");
    assertThat(connection.client(acme.id())).isEmpty();
  }

  @Test
  void aCodeThatSlackDoesNotKnowIsSaidAndEscaped() throws Exception {
    var begun = get("/slack/install", "");
    slack.failNext("oauth.v2.access", Fault.error("<b>invalid_code</b>"));

    var page = get("/slack/oauth_redirect?code=x&state=" + state(begun), cookie(begun));

    assertThat(page.statusCode()).isEqualTo(502);
    assertThat(page.body()).contains("&lt;b&gt;invalid_code").doesNotContain("<b>");
  }

  @Test
  void tokensAreRenewedBeforeTheyEnd() throws Exception {
    slack.tokensLast(Duration.ofHours(12));
    install(acme);
    var first = acme.botToken();

    slack.later(Duration.ofHours(9));
    installations.renewDue();
    assertThat(connection.token(acme.id()).orElseThrow().reveal()).isEqualTo(first);

    slack.later(Duration.ofMinutes(90));
    installations.renewDue();
    assertThat(acme.botToken()).isNotEqualTo(first);
    assertThat(connection.token(acme.id()).orElseThrow().reveal()).isEqualTo(acme.botToken());
  }

  /// As after a long stop: nothing was renewed in time.
  @Test
  void aTokenThatIsOverIsRenewedWhereItIsNeeded() throws Exception {
    slack.tokensLast(Duration.ofHours(12));
    install(acme);
    slack.later(Duration.ofHours(20));

    var answer = connection.client(acme.id()).orElseThrow().authTest(it -> it);

    assertThat(answer.isOk()).isTrue();
  }

  /// A refresh token is good once; whoever comes second must not use it again.
  @Test
  void howeverManyRenewAtOnceTheRefreshTokenIsUsedOnce() throws Exception {
    slack.tokensLast(Duration.ofHours(12));
    install(acme);
    slack.later(Duration.ofHours(11));
    int before = slack.calls("oauth.v2.access").size();

    // Two copies of the bot on one database.
    Stream.of(installations, another, installations, another)
        .map(it -> CompletableFuture.runAsync(it::renewDue))
        .toList()
        .forEach(CompletableFuture::join);

    assertThat(slack.calls("oauth.v2.access")).hasSize(before + 1);
    assertThat(connection.token(acme.id()).orElseThrow().reveal()).isEqualTo(acme.botToken());
  }

  @Test
  void aRenewalThatSlackStumblesOverIsTriedAgain() throws Exception {
    slack.tokensLast(Duration.ofHours(12));
    install(acme);
    var first = acme.botToken();
    slack.later(Duration.ofHours(11));
    slack.failNext("oauth.v2.access", Fault.status(500), Fault.error("internal_error"));

    installations.renewDue();
    installations.renewDue();
    assertThat(connection.token(acme.id()).orElseThrow().reveal()).isEqualTo(first);
    installations.renewDue();

    assertThat(connection.token(acme.id()).orElseThrow().reveal()).isNotEqualTo(first);
  }

  @Test
  @Tag("C09")
  void aWorkspaceThatRemovesTheBotIsForgottenWithItsTokens() throws Exception {
    install(acme);

    acme.uninstall();

    await().atMost(Duration.ofSeconds(30)).until(() -> connection.client(acme.id()).isEmpty());
  }

  @Test
  void aWorkspaceThatTakesTheTokenBackIsForgotten() throws Exception {
    install(acme);

    acme.revokeTokens();

    await().atMost(Duration.ofSeconds(30)).until(() -> connection.client(acme.id()).isEmpty());
  }

  /// Slack's word of a removal may come late, or twice.
  @Test
  void whoComesBackIsNotForgottenByOldNews() throws Exception {
    install(acme);
    var news = slack.clock().instant();
    slack.later(Duration.ofMinutes(1));
    install(acme);

    installations.forget(acme.id(), news);

    assertThat(connection.client(acme.id())).isPresent();
  }

  /// Slack names the organisation and no workspace; each workspace is a community of its own.
  @Test
  void anOrganisationThatInstallsItHasItInEveryWorkspace() throws Exception {
    var globex = slack.workspace("Globex").orgWide("E000000042");
    var _ = acme.orgWide("E000000042");

    var page = install(acme);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Darkroom is in Org now");

    for (var workspace : List.of(acme, globex)) {
      var ann = workspace.person("Ann");
      var command = ann.runs(workspace.channel("general"), "/darkroom", "help").awaitAck();
      assertThat(command.ack().path("text").asText()).isEqualTo(acme.botToken());
      assertThat(another.fresh(workspace.id()).orElseThrow().botToken().reveal())
          .isEqualTo(acme.botToken());
    }
    assertThat(connection.client(slack.workspace("Stranger").id())).isEmpty();
  }

  @Test
  @Tag("C09")
  void anOrganisationThatRemovesTheBotIsForgottenWithAllItsWorkspaces() throws Exception {
    var _ = acme.orgWide("E000000042");
    install(acme);
    var _ = acme.person("Ann").runs(acme.channel("general"), "/darkroom", "help").awaitAck();
    var gone = new CopyOnWriteArrayList<String>();
    connection.onDeparture(gone::add);

    acme.uninstall();

    await().atMost(Duration.ofSeconds(30)).until(() -> connection.client(acme.id()).isEmpty());
    await().atMost(Duration.ofSeconds(30)).until(() -> gone.size() == 2);
    assertThat(gone).containsExactly("E000000042", acme.id());
  }

  /// Whoever is not in must not be answered with another's token.
  @Test
  void aStrangersCommandIsAcknowledgedAndNothingElse() {
    var ann = acme.person("Ann");

    var command = ann.runs(acme.channel("general"), "/darkroom", "help").awaitAck();

    assertThat(command.ack().has("text")).isFalse();
  }

  private HttpResponse<String> install(Workspace workspace) throws Exception {
    var begun = get("/slack/install", "");
    return get(
        "/slack/oauth_redirect?code=" + workspace.agrees() + "&state=" + state(begun),
        cookie(begun));
  }

  private HttpResponse<String> get(String path, String cookie)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (!cookie.isEmpty()) request.header("Cookie", cookie);
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String state(HttpResponse<String> begun) {
    return header(begun, "Location").replaceFirst(".*state=([^&]*).*", "$1");
  }

  private static String cookie(HttpResponse<String> begun) {
    return header(begun, "Set-Cookie").replaceFirst(";.*", "");
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }
}
