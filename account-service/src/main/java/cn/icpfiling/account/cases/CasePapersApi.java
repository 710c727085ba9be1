package cn.icpfiling.account.cases;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The papers of a case in filing-service, which keeps them. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/case-papers")
@Produces(MediaType.APPLICATION_JSON)
interface CasePapersApi {

    @GET
    @Path("/{id}")
    @Retried
    Answer list(@PathParam("id") UUID caseId);

    /** Freezes all papers of the case that the scanner let through, and returns all papers. May be repeated. */
    @POST
    @Path("/{id}/handing-in")
    @Retried
    Answer handIn(@PathParam("id") UUID caseId);

    /** Deletes the papers of a case for good. May be repeated. */
    @DELETE
    @Path("/{id}")
    @Retried
    void delete(@PathParam("id") UUID caseId);

    /** The papers, the oldest first. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Paper> items) {}

    /** @param handedInAt null for a draft */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Paper(UUID paperId, String kind, String scan, Instant handedInAt) {

        boolean isQuarantined() {
            return "QUARANTINED".equals(scan);
        }

        boolean counts() {
            return "CLEAN".equals(scan) || "NOT_SCANNED".equals(scan);
        }
    }
}
