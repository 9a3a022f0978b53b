package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Front;
import dev.darkroom.bot.standin.Json;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/// Slack on this machine. Make channels and members in a workspace; start a bot with [#variables];
/// let the members do things and look at what they see.
///
/// What the bot sends is refused where Slack would refuse it; [#close] fails if it broke a limit of
/// Block Kit, or could have pinged everybody.
public final class StandInSlack implements AutoCloseable {
  private static final String APP_TOKEN = "xapp-1-A1-canary";
  private static final String SIGNING_SECRET = "canary0signing0secret0of0slack00";
  private static final Pattern PINGS = Pattern.compile("<!(channel|here|everyone|subteam)");

  private final Ids ids = new Ids();
  private final Front front = new Front();
  private final Map<String, Workspace> workspaces = new ConcurrentHashMap<>();
  private final Faults faults = new Faults();
  private final Triggers triggers = new Triggers(ids);
  private final Responses responses = new Responses(this);
  private final Socket socket = new Socket(front, ids);
  private final Actions actions = new Actions(this);
  private final Methods methods = new Methods(this);
  private final ViewCalls views = new ViewCalls(this);
  private final FileCalls files = new FileCalls(this);
  private final FileHost host = new FileHost(this);
  private final Queue<Interaction> mentions = new ConcurrentLinkedQueue<>();
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();
  private final Grants grants = new Grants(this);
  private final Workspace first;
  private volatile boolean processingFiles = true;
  private volatile @Nullable HttpDelivery http;

  private StandInSlack() {
    new ChatCalls(this).into(methods);
    new RoomCalls(this).into(methods);
    new AppCalls(this).into(methods);
    grants.into(methods);
    views.into(methods);
    files.into(methods);
    first = new Workspace(this, ids.next("T"), "Studio", true);
    workspaces.put(first.id(), first);
    front.start(this::answer);
  }

  public static StandInSlack start() {
    return new StandInSlack();
  }

  private MockResponse answer(RecordedRequest request) {
    var path = request.getUrl().encodedPath();
    if (path.startsWith(Methods.PATH)) return methods.answer(request);
    if (path.startsWith(Socket.PATH)) return socket.accept(request);
    if (path.startsWith(FileHost.PATH))
      return faults.through("download", () -> host.answer(request));
    if (path.startsWith(FileCalls.UPLOAD))
      return faults.through("upload", () -> files.receive(request));
    if (path.startsWith(Responses.PATH))
      return faults.through("response_url", () -> responses.answer(request));
    return new MockResponse.Builder().code(404).build();
  }

  String url(String path) {
    return front.url(path).toString();
  }

  /// The Web API's address to configure; ends in a slash.
  public URI apiUrl() {
    return front.url(Methods.PATH).uri();
  }

  /// What `media.hosts` must hold.
  public String fileHosts() {
    return "http://" + apiUrl().getHost() + ":" + apiUrl().getPort();
  }

  public String botToken() {
    return first.botToken();
  }

  public String appToken() {
    return APP_TOKEN;
  }

  public String signingSecret() {
    return SIGNING_SECRET;
  }

  String appId() {
    return "A000000001";
  }

  /// The environment of a bot that connects by Socket Mode.
  public Map<String, String> variables() {
    return Map.of(
        "SLACK_BOT_TOKEN", botToken(),
        "SLACK_APP_TOKEN", appToken(),
        "DARKROOM_SLACK_API_URL", apiUrl().toString(),
        "DARKROOM_MEDIA_HOSTS", fileHosts());
  }

  /// The environment of a bot that workspaces install by OAuth.
  ///
  /// @param publicUrl how people reach the bot
  public Map<String, String> variablesForSeveral(String publicUrl) {
    return Map.of(
        "DARKROOM_SLACK_CLIENT_ID",
        Grants.CLIENT_ID,
        "SLACK_CLIENT_SECRET",
        Grants.CLIENT_SECRET,
        "SLACK_INSTALLATIONS_KEY",
        "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "DARKROOM_PUBLIC_URL",
        publicUrl,
        "SLACK_APP_TOKEN",
        appToken(),
        "DARKROOM_SLACK_API_URL",
        apiUrl().toString(),
        "DARKROOM_MEDIA_HOSTS",
        fileHosts());
  }

  /// Tokens given from now on end after a time, and come with one that gets the next.
  public void tokensLast(Duration time) {
    grants.last(time);
  }

  Grants grants() {
    return grants;
  }

  /// Slack's clock, which stands still until [#later].
  public InstantSource clock() {
    return ids;
  }

  /// The workspace in which the bot is from the start.
  public Workspace workspace() {
    return first;
  }

  /// Another workspace; the bot is not in it yet.
  public Workspace workspace(String name) {
    var workspace = new Workspace(this, ids.next("T"), name, false);
    workspaces.put(workspace.id(), workspace);
    return workspace;
  }

  Workspace byToken(String token) {
    var known =
        workspaces.values().stream()
            .filter(it -> it.gave(token))
            .findFirst()
            .orElseThrow(() -> new Refusal("invalid_auth"));
    known.checkToken(token);
    return known;
  }

  /// A channel by its id, or the direct conversation with a person by theirs.
  Channel place(Workspace workspace, String id) {
    if (id.startsWith("U"))
      return workspace
          .personById(id)
          .map(Person::direct)
          .orElseThrow(() -> new Refusal("channel_not_found"));
    return workspace.channelById(id).orElseThrow(() -> new Refusal("channel_not_found"));
  }

  /// Things go wrong with the next call of a method, such as `chat.postMessage`, or of `upload`,
  /// `download`, `response_url`. Several faults for one are taken in turn.
  public void failNext(String name, Fault... these) {
    for (var fault : these) faults.add(name, fault);
  }

  /// The app no longer has these scopes.
  public void withdraw(String... scopes) {
    methods.withdraw(scopes);
  }

  boolean isWithdrawn(String scope) {
    return methods.isWithdrawn(scope);
  }

  /// Slack's clock moves: triggers hold three seconds, response URLs thirty minutes.
  public void later(Duration time) {
    ids.later(time);
  }

  /// Whether Slack gets done with new files; then the second question about one finds it so.
  public void processFiles(boolean yes) {
    processingFiles = yes;
  }

  boolean isProcessingFiles() {
    return processingFiles;
  }

  SlackFile keep(String name, String title, String altText, byte[] content, String owner) {
    return keep(ids.next("F"), name, title, altText, content, owner);
  }

  SlackFile keep(
      String id, String name, String title, String altText, byte[] content, String owner) {
    return host.keep(new SlackFile(this, id, name, title, altText, content, owner));
  }

  SlackFile file(String id) {
    return host.file(id).orElseThrow(() -> new Refusal("file_not_found"));
  }

  boolean isProcessedImage(String id) {
    return host.file(id).filter(SlackFile::isProcessed).filter(SlackFile::isImage).isPresent();
  }

  /// Where files are fetched from.
  public FileHost host() {
    return host;
  }

  public Socket socket() {
    return socket;
  }

  /// What the bot has put before people, oldest first.
  public List<Uploaded> uploads() {
    return files.uploads();
  }

  /// What the bot called, oldest first.
  public List<Call> calls(String method) {
    return methods.calls(method);
  }

  public List<Call> calls() {
    return methods.calls();
  }

  /// How often the most used response URL was used.
  public int responseUrlUsesMax() {
    return responses.usesMax();
  }

  /// Posts everything to the bot's own address from now on, signed, in place of Socket Mode.
  ///
  /// @param address ends in `/slack/events`
  public HttpDelivery overHttp(String address) {
    var delivery = new HttpDelivery(address, SIGNING_SECRET);
    http = delivery;
    return delivery;
  }

  /// Sends it on its way.
  Interaction send(Interaction interaction) {
    var posts = http;
    if (posts == null) socket.deliver(interaction, 0);
    else posts.deliver(interaction);
    return interaction;
  }

  /// Delivers it once more, as when the acknowledgement was lost.
  ///
  /// @param underAnotherId whether in a new envelope, as Slack does after a while
  public void deliverAgain(Interaction interaction, boolean underAnotherId) {
    if (underAnotherId) interaction.envelopeId(ids.next("env-"));
    var posts = http;
    if (posts == null) socket.deliver(interaction, 1);
    else posts.deliver(interaction);
  }

  /// As with the same envelope.
  public void deliverAgain(Interaction interaction) {
    deliverAgain(interaction, false);
  }

  /// Something happens in a workspace.
  Interaction event(Workspace workspace, ObjectNode event) {
    var authorization =
        Json.object(
            "enterprise_id", workspace.enterprise().orElse(null),
            "team_id", workspace.isOrgWide() ? null : workspace.id(),
            "user_id", workspace.botUser(),
            "is_bot", true,
            "is_enterprise_install", workspace.isOrgWide());
    var payload =
        Json.object(
            "token", "legacy",
            "team_id", workspace.id(),
            "api_app_id", appId(),
            "event", event,
            "type", "event_callback",
            "event_id", ids.next("Ev"),
            "event_time", ids.instant().getEpochSecond(),
            "authorizations", List.of(authorization),
            "is_ext_shared_channel", false);
    return send(
        new Interaction("events_api", payload, Optional.empty(), ids.next("env-"), _ -> {}));
  }

  void mention(Person person, Message message) {
    var event = message.json();
    event.put("type", "app_mention");
    event.put("channel", message.channel().id());
    event.put("event_ts", message.ts());
    mentions.add(event(person.workspace(), event));
  }

  /// Every mention of the bot, as it was told, oldest first.
  public List<Interaction> mentions() {
    return List.copyOf(mentions);
  }

  void checkText(String text, String where) {
    if (PINGS.matcher(text).find()) problem(where + " would ping many: " + text);
  }

  void problem(String what) {
    problems.add(what);
  }

  /// What the bot did that Slack does not take. Taking it keeps [#close] from failing.
  public List<String> takeProblems() {
    var taken = List.copyOf(problems);
    problems.clear();
    return taken;
  }

  Ids ids() {
    return ids;
  }

  Triggers triggers() {
    return triggers;
  }

  Responses responses() {
    return responses;
  }

  Actions actions() {
    return actions;
  }

  ViewCalls views() {
    return views;
  }

  Faults faults() {
    return faults;
  }

  String filePath(SlackFile file) {
    return url(FileHost.PATH + file.id() + "/" + file.name());
  }

  @Override
  public void close() {
    front.close();
    var left = takeProblems();
    if (!left.isEmpty()) throw new AssertionError("not for Slack:\n" + String.join("\n", left));
  }
}
