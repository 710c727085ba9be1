package cn.icpfiling.filing.cancellation;

import cn.icpfiling.filing.progress.Answers;
import cn.icpfiling.filing.progress.Attempts;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.write.IdempotencyKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/internal/services/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class InternalCancellationResource {

    private final Attempts attempts;
    private final CancelByProvider cancelByProvider;

    InternalCancellationResource(Attempts attempts, CancelByProvider cancelByProvider) {
        this.attempts = attempts;
        this.cancelByProvider = cancelByProvider;
    }

    @POST
    @Path("/access-cancellation")
    @APIResponseSchema(value = CancelledAccess.class, responseCode = "200")
    public Response cancelAccessInternally(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid ProviderCancellation ground) {
        return Answers.of(cancelByProvider.handle(id, attempts.of("cancelAccessInternally", key, id, ground), ground));
    }
}
