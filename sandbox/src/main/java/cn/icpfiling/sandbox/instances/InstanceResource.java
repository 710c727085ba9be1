package cn.icpfiling.sandbox.instances;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.magic.MagicInstance;
import cn.icpfiling.sandbox.refusal.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;

/** The provider's product catalogue: what an instance is, read off its id. */
@Path("/instances/{id}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class InstanceResource {

    private final TestClock clock;

    InstanceResource(TestClock clock) {
        this.clock = clock;
    }

    @GET
    public Instance read(@PathParam("id") String id) {
        var magic = MagicInstance.of(id)
                .filter(kind -> kind != MagicInstance.MISSING)
                .orElseThrow(
                        () -> Refusal.notFound("There is no instance " + shown(id), "/magic lists what ids there are"));
        LocalDate today = LegalTime.dayOf(clock.now());
        boolean mainland = magic != MagicInstance.HONGKONG;
        return new Instance(
                id,
                "ECS",
                mainland ? "cn-hangzhou" : "cn-hongkong",
                mainland,
                magic == MagicInstance.TRIAL,
                List.of(address(id, mainland)),
                today.minusMonths(1),
                magic == MagicInstance.EXPIRING ? today.plusDays(10) : today.plusMonths(12));
    }

    /** The documentation ranges of RFC 5737, so that nobody's real machine is named. */
    private static String address(String id, boolean mainland) {
        return (mainland ? "203.0.113." : "198.51.100.") + (1 + Math.floorMod(id.hashCode(), 254));
    }

    private static String shown(String id) {
        return id.length() <= 100 ? id : id.substring(0, 100) + "…";
    }

    record Instance(
            String instanceId,
            String product,
            String region,
            boolean mainland,
            boolean trial,
            List<String> publicIps,
            LocalDate startsOn,
            LocalDate expiresOn) {}
}
