package cn.icpfiling.filing.filings;

import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.REVIEWER})
@RunOnVirtualThread
final class FilingsResource {

    private final ListFilings listFilings;

    FilingsResource(ListFilings listFilings) {
        this.listFilings = listFilings;
    }

    @GET
    @Path("/subjects")
    public Page<SubjectEntryView> listSubjects(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return listFilings.subjects(cursor, limit);
    }

    @GET
    @Path("/services")
    public Page<FiledServiceView> listServices(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return listFilings.services(cursor, limit);
    }
}
