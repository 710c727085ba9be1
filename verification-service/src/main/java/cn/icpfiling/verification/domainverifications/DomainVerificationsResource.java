package cn.icpfiling.verification.domainverifications;

import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.problem.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/api/v1/domain-verifications")
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.REVIEWER})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class DomainVerificationsResource {

    private final VerifyDomain verify;
    private final ReadDomainVerification read;
    private final CurrentActor actor;

    DomainVerificationsResource(VerifyDomain verify, ReadDomainVerification read, CurrentActor actor) {
        this.verify = verify;
        this.read = read;
        this.actor = actor;
    }

    @POST
    @Scope(Scopes.DOMAINS_READ)
    @Operation(operationId = "verifyDomain")
    @APIResponseSchema(value = DomainVerificationView.class, responseCode = "201")
    public RestResponse<DomainVerificationView> verify(
            @Valid @NotNull DomainVerificationRequest request, @Context HttpHeaders headers) {
        var checked = verify.handle(request, actor.get(), actor.caller(), language(headers));
        return ResponseBuilder.<DomainVerificationView>created(
                        URI.create("/api/v1/domain-verifications/" + checked.id()))
                .entity(checked)
                .build();
    }

    @GET
    @Path("/{id}")
    @Scope(Scopes.DOMAINS_READ)
    @Operation(operationId = "getDomainVerification")
    @MemberRight(value = Right.VIEW, ofAllServices = true)
    public DomainVerificationView read(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return read.handle(id, actor.get(), language(headers));
    }

    private static Locale language(HttpHeaders headers) {
        return Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
