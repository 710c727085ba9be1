package cn.icpfiling.legacy.reconciliation;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Lists what filing-service has registered of the old platform. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/imported-filings")
@Produces(MediaType.APPLICATION_JSON)
interface HeldImports {

    /**
     * The part of the answer that is read.
     *
     * @param subjectNumber null if the subject is gone
     * @param papers null if the registration told only the kinds of lost papers
     * @param checksum null for a filing that an earlier release registered
     * @param sumKeyId name of the key of both sums; null if an older replica made them
     * @param contentSum null for a filing that was registered without a key
     * @param papersSum null for a filing that was registered without a key
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Held(
            String legacyId,
            UUID subjectId,
            UUID account,
            Instant importedAt,
            String subjectNumber,
            int services,
            Integer papers,
            String checksum,
            String sumKeyId,
            String contentSum,
            String papersSum) {}

    /** @param next null on the last page */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record HeldPage(List<Held> items, String next) {}

    /** By the old id, ascending. */
    @GET
    @Retried
    HeldPage page(@QueryParam("cursor") String cursor, @QueryParam("limit") int limit);
}
