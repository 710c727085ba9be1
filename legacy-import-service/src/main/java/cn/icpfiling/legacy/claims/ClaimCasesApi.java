package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.claims.LegacyClaim.HolderKind;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.web.ServiceCallFilter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Cases of claims at the support desk of account-service. */
@RegisterRestClient(configKey = "account")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/support-cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface ClaimCasesApi {

    record NewCase(String kind, UUID holder, HolderKind holderKind, UUID objectId) {}

    /** The part of a case that this service reads. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Case(UUID caseId, String state, Instant papersAt, String reason, Instant decidedAt) {}

    @POST
    Case open(@HeaderParam(IdempotencyKey.HEADER) String key, NewCase wanted);

    @GET
    @Path("/{id}")
    Case show(@PathParam("id") UUID id);

    /** Why nothing came of a granted case. */
    record Failure(String code) {}

    /** A case that is not granted stays as it is. */
    @POST
    @Path("/{id}/failure")
    Case fail(@PathParam("id") UUID id, Failure failure);

    /** A case that was granted or has ended stays as it is. */
    @POST
    @Path("/{id}/withdrawal")
    Case withdraw(@PathParam("id") UUID id);
}
