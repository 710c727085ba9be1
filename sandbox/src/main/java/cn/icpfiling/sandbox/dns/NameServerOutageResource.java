package cn.icpfiling.sandbox.dns;

import cn.icpfiling.sandbox.refusal.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Duration;

/** Puts a whole group of name servers out of order for a while. */
@Path("/registry/name-servers/outage")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class NameServerOutageResource {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final NameServerOutages outages;

    NameServerOutageResource(NameServerOutages outages) {
        this.outages = outages;
    }

    @PUT
    public NameServerOutages.Outage put(Wish wish) {
        var time = parse(Fields.body(wish).lasts());
        new Fields()
                .check(wish.group() != null, "/group", "REQUIRED", "/group is required")
                .check(wish.how() != null, "/how", "REQUIRED", "/how is required")
                .check(time != null, "/lasts", "WRONG_FORM", "/lasts is a duration from PT0S to PT1H")
                .refuseIfWrong();
        return outages.set(wish.group(), wish.how(), time);
    }

    private static Duration parse(String text) {
        try {
            var time = text == null ? null : Duration.parse(text);
            return time == null || time.isNegative() || time.compareTo(LONGEST) > 0 ? null : time;
        } catch (DateTimeException notADuration) {
            return null;
        }
    }

    /** The outage to begin. It lasts in machine time; PT0S ends the present one. */
    record Wish(NameServerGroup group, OutageKind how, String lasts) {}
}
