package dev.darkroom.bot.slack.connect;

import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import java.util.Set;

/// Gives every request the token of its workspace. Bolt's own asks Slack about the token first,
/// which would stand between a person and the acknowledgement.
final class Authorization implements Middleware {
  private static final Set<RequestType> ABOUT_THE_APP =
      Set.of(RequestType.UrlVerification, RequestType.SSLCheck);

  private final Installations installations;

  Authorization(Installations installations) {
    this.installations = installations;
  }

  @Override
  @SuppressWarnings("rawtypes") // Bolt's own signature
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    if (ABOUT_THE_APP.contains(request.getRequestType())) return chain.next(request);
    var context = request.getContext();
    var enterprise = context.getEnterpriseId();
    var found =
        enterprise == null
            ? installations.find(context.getTeamId())
            : installations.find(context.getTeamId(), enterprise);
    // Nobody to answer for: acknowledged, or Slack sends it again.
    if (found.isEmpty()) return Response.ok();
    var installed = found.get();
    context.setBotToken(installed.botToken().reveal());
    context.setBotId(installed.botId());
    context.setBotUserId(installed.botUserId());
    return chain.next(request);
  }
}
