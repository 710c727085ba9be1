package cn.icpfiling.filing.filings;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/internal/subjects")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class InternalSubjectsResource {

    private final ShowSubjectInternally showSubject;

    InternalSubjectsResource(ShowSubjectInternally showSubject) {
        this.showSubject = showSubject;
    }

    @GET
    @Path("/{id}")
    public SubjectRecord showSubjectInternally(@PathParam("id") UUID id) {
        return showSubject.handle(id);
    }
}
