package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.write.IfNoneMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.REVIEWER, Roles.SUPPORT})
@RunOnVirtualThread
final class RecordsResource {

    private final ShowFiling showFiling;

    RecordsResource(ShowFiling showFiling) {
        this.showFiling = showFiling;
    }

    @GET
    @Path("/subjects/{id}")
    @APIResponseSchema(value = SubjectRecordView.class, responseCode = "200")
    @APIResponse(responseCode = "304")
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public RestResponse<SubjectRecordView> showSubject(
            @PathParam("id") UUID id, @HeaderParam(IfNoneMatch.HEADER) String ifNoneMatch) {
        var known = IfNoneMatch.of(ifNoneMatch);
        var shown = showFiling.subject(id, known);
        return TaggedResponses.of(shown.tag(), shown.view(), known);
    }

    @GET
    @Path("/services/{id}")
    @APIResponseSchema(value = ServiceRecordView.class, responseCode = "200")
    @APIResponse(responseCode = "304")
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public RestResponse<ServiceRecordView> showService(
            @PathParam("id") UUID id, @HeaderParam(IfNoneMatch.HEADER) String ifNoneMatch) {
        var known = IfNoneMatch.of(ifNoneMatch);
        var shown = showFiling.service(id, known);
        return TaggedResponses.of(shown.tag(), shown.view(), known);
    }
}
