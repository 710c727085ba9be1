package cn.icpfiling.sandbox.inbox;

import cn.icpfiling.sandbox.refusal.Fields;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

@Path("/inbox")
@PermitAll
@RunOnVirtualThread
final class InboxResource {

    private final Inbox inbox;

    InboxResource(Inbox inbox) {
        this.inbox = inbox;
    }

    @GET
    @Path("/messages")
    @Produces(MediaType.APPLICATION_JSON)
    public Messages list(
            @QueryParam("to") String to,
            @QueryParam("channel") String channel,
            @QueryParam("reference") String reference,
            @QueryParam("since") String since,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        return new Messages(inbox.list(filter(to, channel, reference, since, limit)), null);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@QueryParam("to") String to) {
        return Templates.inbox(inbox.list(filter(to, null, null, null, "100")), to == null ? "" : to);
    }

    private static Inbox.Filter filter(String to, String channel, String reference, String since, String limit) {
        var fields = new Fields();
        var wantedChannel = channel(channel);
        var wantedSince = instant(since);
        var wantedLimit = limit.matches("\\d{1,3}") ? Integer.parseInt(limit) : 0;
        fields.check(
                        blank(channel) || wantedChannel.isPresent(),
                        "/channel",
                        "UNKNOWN_VALUE",
                        "/channel is SMS, AUTHORITY_SMS, CALL or MAIL")
                .check(
                        blank(since) || wantedSince.isPresent(),
                        "/since",
                        "WRONG_FORM",
                        "/since is a time such as 2026-01-02T03:04:05Z")
                .check(wantedLimit >= 1 && wantedLimit <= 200, "/limit", "OUT_OF_RANGE", "/limit is 1 to 200")
                .refuseIfWrong();
        return new Inbox.Filter(
                blank(to) ? null : recipient(to),
                wantedChannel.orElse(null),
                blank(reference) ? null : reference.strip(),
                wantedSince.orElse(null),
                wantedLimit);
    }

    /** A plus in a query string arrives as a space. The phone is found anyway. */
    private static String recipient(String to) {
        return Phones.normalized(to.strip())
                .or(() -> Phones.normalized("+" + to.strip()))
                .orElse(to.strip().toLowerCase(Locale.ROOT));
    }

    private static Optional<Channel> channel(String name) {
        return Arrays.stream(Channel.values())
                .filter(value -> value.name().equals(name))
                .findFirst();
    }

    private static Optional<Instant> instant(String text) {
        if (blank(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    record Messages(List<Message> items, String next) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        static native TemplateInstance inbox(List<Message> messages, String to);

        private Templates() {}
    }
}
