package cn.icpfiling.legacy.handover;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.web.ServiceCallFilter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Has filing-service keep the papers of a filing of the old platform, and register it. Every call may be repeated. */
@RegisterRestClient(configKey = "filing-imports")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/imported-filings")
@Produces(MediaType.APPLICATION_JSON)
interface ImportedFilings {

    /** The part of the answer that this service reads. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Registered(UUID subjectId) {}

    /** The part of the answer that this service reads. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Stored(String sha256) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Registered register(@HeaderParam(IdempotencyKey.HEADER) String key, FilingToRegister filing);

    @GET
    @Path("/{legacyId}/papers/{paper}")
    Stored stored(@PathParam("legacyId") String filing, @PathParam("paper") String paper);

    @PUT
    @Path("/{legacyId}/papers/{paper}")
    @Consumes("image/jpeg")
    void jpeg(
            @PathParam("legacyId") String filing,
            @PathParam("paper") String paper,
            @QueryParam("kind") String kind,
            @QueryParam("sha256") String sha256,
            byte[] content);

    @PUT
    @Path("/{legacyId}/papers/{paper}")
    @Consumes("image/png")
    void png(
            @PathParam("legacyId") String filing,
            @PathParam("paper") String paper,
            @QueryParam("kind") String kind,
            @QueryParam("sha256") String sha256,
            byte[] content);

    @PUT
    @Path("/{legacyId}/papers/{paper}")
    @Consumes("application/pdf")
    void pdf(
            @PathParam("legacyId") String filing,
            @PathParam("paper") String paper,
            @QueryParam("kind") String kind,
            @QueryParam("sha256") String sha256,
            byte[] content);
}
