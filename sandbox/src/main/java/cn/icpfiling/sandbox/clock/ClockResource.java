package cn.icpfiling.sandbox.clock;

import cn.icpfiling.sandbox.refusal.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;

@Path("/clock")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class ClockResource {

    private static final Duration FARTHEST = Duration.ofDays(3660);

    /** The services hold the offset in nanoseconds, which end after 292 years. */
    private static final Duration FARTHEST_IN_ALL = Duration.ofDays(36_600);

    private final TestClock clock;
    private final MoveClock moveClock;

    ClockResource(TestClock clock, MoveClock moveClock) {
        this.clock = clock;
        this.moveClock = moveClock;
    }

    @GET
    public ClockView read() {
        return new ClockView(clock.offset().toString(), clock.now());
    }

    @POST
    @Path("/advance")
    @Consumes(MediaType.APPLICATION_JSON)
    public ClockView advance(Advance request) {
        moveClock.advance(forward(Fields.body(request).by(), clock.offset()));
        return read();
    }

    @POST
    @Path("/reset")
    @Consumes(MediaType.WILDCARD)
    public ClockView reset() {
        moveClock.reset();
        return read();
    }

    /** Accepts days, hours, minutes and seconds. Refuses P1M and P1Y, which have no fixed length. */
    private static Duration forward(String by, Duration soFar) {
        var fields = new Fields().required("/by", by, 40);
        fields.refuseIfWrong();
        var parsed = parse(by);
        fields.check(parsed != null, "/by", "WRONG_FORM", "/by is a duration such as P45D or PT24H")
                .check(
                        parsed == null || !parsed.isNegative(),
                        "/by",
                        "BACKWARDS",
                        "/by goes forward only: POST /clock/reset goes back")
                .check(parsed == null || parsed.compareTo(FARTHEST) <= 0, "/by", "TOO_FAR", "/by is at most ten years")
                .refuseIfWrong();
        fields.check(
                        soFar.plus(parsed).compareTo(FARTHEST_IN_ALL) <= 0,
                        "/by",
                        "TOO_FAR",
                        "the clock is at most a hundred years ahead: POST /clock/reset goes back")
                .refuseIfWrong();
        return parsed;
    }

    private static Duration parse(String by) {
        try {
            return Duration.parse(by);
        } catch (DateTimeException notADuration) {
            return parseWeeks(by);
        }
    }

    private static Duration parseWeeks(String by) {
        try {
            var period = Period.parse(by);
            return period.toTotalMonths() == 0 ? Duration.ofDays(period.getDays()) : null;
        } catch (DateTimeException notAPeriod) {
            return null;
        }
    }

    record Advance(String by) {}

    record ClockView(String offset, Instant now) {}
}
