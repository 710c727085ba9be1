package cn.icpfiling.filing.provider;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.BodyLimit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/provider-profiles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class ProviderProfilesResource {

    private final IdempotentRequests requests;
    private final ReplaceProviderProfile replaceProfile;
    private final ShowProviderProfiles showProfiles;

    ProviderProfilesResource(
            IdempotentRequests requests, ReplaceProviderProfile replaceProfile, ShowProviderProfiles showProfiles) {
        this.requests = requests;
        this.replaceProfile = replaceProfile;
        this.showProfiles = showProfiles;
    }

    @POST
    @APIResponseSchema(value = ProfileVersion.class, responseCode = "201")
    @BodyLimit(1 << 20)
    public Response replaceProviderProfile(
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @QueryParam("replaces") @NotNull @Min(0) Integer replaces,
            @QueryParam("effectiveFrom") OffsetDateTime effectiveFrom,
            @NotNull @Valid ProfileContent content) {
        var from = effectiveFrom == null ? null : effectiveFrom.toInstant();
        var idempotentRequest = requests.of("replaceProviderProfile", key, replaces, Objects.toString(from), content);
        return replaceProfile.handle(idempotentRequest, replaces, from, content).toResponse();
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Page<ProfileVersion> listProviderProfiles(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return showProfiles.page(cursor, limit);
    }

    @GET
    @Path("/{version}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public ProfileVersionView showProviderProfileVersion(@PathParam("version") int version) {
        return showProfiles.one(version);
    }
}
