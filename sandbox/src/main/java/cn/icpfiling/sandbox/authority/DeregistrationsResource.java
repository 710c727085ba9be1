package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.refusal.Fields;
import cn.icpfiling.sandbox.refusal.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The province's counter: somebody's papers are worked, and the filing is gone. */
@Path("/authority/deregistrations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class DeregistrationsResource {

    private static final int LONGEST_NUMBER = 40;

    private final Deregister deregister;

    DeregistrationsResource(Deregister deregister) {
        this.deregister = deregister;
    }

    @POST
    public Deregistered deregisterFiling(Papers papers) {
        var number = Fields.body(papers).number();
        new Fields().required("/number", number, LONGEST_NUMBER).refuseIfWrong();
        if (!deregister.handle(number.strip())) {
            throw Refusal.of(
                    404,
                    "NOTHING_FILED",
                    "Nothing is filed under that number",
                    "The register has no such subject and no such service",
                    "GET /authority/public-query shows what is filed");
        }
        return new Deregistered(number.strip());
    }

    record Papers(String number) {}

    record Deregistered(String number) {}
}
