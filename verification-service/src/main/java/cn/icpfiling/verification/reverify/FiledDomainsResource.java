package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.verification.core.FiledFitness;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/filed-domains")
@RolesAllowed({Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT, Roles.ADMINISTRATOR})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class FiledDomainsResource {

    private final ListFiledDomains list;
    private final ShowFiledDomain show;
    private final RequestRound requestRound;
    private final CurrentActor actor;

    FiledDomainsResource(ListFiledDomains list, ShowFiledDomain show, RequestRound requestRound, CurrentActor actor) {
        this.list = list;
        this.show = show;
        this.requestRound = requestRound;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listFiledDomains")
    public FiledDomainPage list(
            @QueryParam("fitness") @DefaultValue("UNKNOWN") FiledFitness fitness,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) int limit) {
        return list.handle(fitness, cursor, limit);
    }

    @GET
    @Path("/{domain}/verification")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT, Roles.ADMINISTRATOR})
    @Scope(Scopes.FILINGS_READ)
    @MemberRight(Right.VIEW)
    @Operation(operationId = "showFiledDomainVerification")
    public FiledDomainVerificationView show(@PathParam("domain") @Size(max = 255) String domain) {
        return show.handle(domain);
    }

    @POST
    @Path("/{domain}/verification")
    @RolesAllowed({Roles.REVIEWER, Roles.INSPECTOR})
    @Operation(operationId = "verifyFiledDomainNow")
    @APIResponseSchema(value = FiledDomainVerificationView.class, responseCode = "202")
    public RestResponse<FiledDomainVerificationView> verifyNow(@PathParam("domain") @Size(max = 255) String domain) {
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.ACCEPTED,
                        requestRound.handle(domain, actor.get().id()))
                .build();
    }
}
