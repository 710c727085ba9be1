package cn.icpfiling.sandbox.page;

import cn.icpfiling.sandbox.clock.TestClock;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The start page: links to the simulated parties, and the current time. */
@Path("/")
@PermitAll
@RunOnVirtualThread
final class IndexResource {

    private final TestClock clock;
    private final String gateway;

    IndexResource(TestClock clock, @ConfigProperty(name = "icp.gateway.url") String gateway) {
        this.clock = clock;
        this.gateway = gateway;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return Templates.index(clock.now(), clock.offset(), gateway);
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        static native TemplateInstance index(Instant now, Duration offset, String gateway);

        private Templates() {}
    }
}
