package cn.icpfiling.sandbox.clock;

import cn.icpfiling.sandbox.refusal.Refusal;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The test clock as a page, with buttons for the spans that the rules of filing know. */
@Path("/test-clock")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
final class ClockPageResource {

    /** The life of the authority's code, notices before a deadline, the provider's and the authority's terms. */
    private static final List<String> STEPS = List.of("PT1H", "P1D", "P7D", "P30D", "P45D", "P60D");

    private static final String BACK = "back";

    private final TestClock clock;
    private final ClockResource moved;

    ClockPageResource(TestClock clock, ClockResource moved) {
        this.clock = clock;
        this.moved = moved;
    }

    @GET
    public TemplateInstance page() {
        return shown("");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance move(@FormParam("by") String by) {
        try {
            if (BACK.equals(by)) {
                moved.reset();
                return shown("All services follow the machine's time again.");
            }
            moved.advance(new ClockResource.Advance(by));
            return shown("The time moved by " + by + ".");
        } catch (Refusal refusal) {
            return shown(refusal.getMessage());
        }
    }

    private TemplateInstance shown(String answer) {
        return Templates.testClock(answer, clock.now(), clock.offset(), STEPS);
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        static native TemplateInstance testClock(String answer, Instant now, Duration offset, List<String> steps);

        private Templates() {}
    }
}
