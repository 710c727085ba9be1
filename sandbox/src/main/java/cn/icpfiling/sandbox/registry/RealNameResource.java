package cn.icpfiling.sandbox.registry;

import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.refusal.Fields;
import cn.icpfiling.sandbox.refusal.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;

/** The registrar's verification, and whether the authority has received it, about three days later. */
@Path("/real-name/domains/{name}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class RealNameResource {

    private static final Duration UNDER_WAY = Duration.ofDays(3);

    private final DomainDirectory directory;
    private final TestClock clock;

    RealNameResource(DomainDirectory directory, TestClock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @GET
    public RealName read(@PathParam("name") String name) {
        return RealName.of(find(name), clock.now());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public ComparedRealName compare(@PathParam("name") String name, Registrant claimed) {
        var fields = new Fields();
        Registrant.check(Fields.body(claimed), "", fields);
        fields.refuseIfWrong();

        var domain = find(name);
        var record = RealName.of(domain, clock.now());
        return new ComparedRealName(
                record.domain(), record.registrar(), record.authority(), Match.of(domain.registrant(), claimed));
    }

    private RegisteredDomain find(String name) {
        return directory
                .find(name)
                .orElseThrow(() -> Refusal.of(
                                404,
                                "NO_REAL_NAME_RECORD",
                                "No real-name record",
                                "No account registered this domain",
                                "POST /registry/domains buys one")
                        .about(name));
    }

    record RealName(String domain, AtRegistrar registrar, AtAuthority authority) {

        static RealName of(RegisteredDomain domain, Instant now) {
            var received = domain.verified() ? domain.verifiedAt().plus(UNDER_WAY) : null;
            var stored = received != null && !received.isAfter(now);
            return new RealName(
                    domain.domain(),
                    new AtRegistrar(
                            domain.verified()
                                    ? RegisterDomain.RealNameStatus.VERIFIED
                                    : RegisterDomain.RealNameStatus.NOT_VERIFIED,
                            domain.verifiedAt(),
                            domain.registrant().name(),
                            domain.registrant().certificateType()),
                    new AtAuthority(stored, stored ? received : null));
        }
    }

    record ComparedRealName(String domain, AtRegistrar registrar, AtAuthority authority, Match match) {}

    record AtRegistrar(RegisterDomain.RealNameStatus status, Instant verifiedAt, String name, String certificateType) {}

    record AtAuthority(boolean stored, Instant since) {}

    record Match(boolean name, boolean certificateType, boolean certificateNumber) {

        static Match of(Registrant held, Registrant claimed) {
            var asked = claimed.normalized();
            return new Match(
                    held.name().equals(asked.name()),
                    held.certificateType().equals(asked.certificateType()),
                    held.certificateNumber().equals(asked.certificateNumber()));
        }
    }
}
