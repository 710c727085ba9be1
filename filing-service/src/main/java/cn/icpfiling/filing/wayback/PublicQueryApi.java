package cn.icpfiling.filing.wayback;

import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The public query for programs. No token of this platform is sent. */
@RegisterRestClient(configKey = "public-query")
@Produces(MediaType.APPLICATION_JSON)
interface PublicQueryApi {

    @GET
    @Retried
    Answer ofSponsor(@QueryParam("name") String name);

    /** The answer; empty if nothing is filed. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Item> items) {}

    /** One site, or a subject without a site. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(String subjectNumber, String serviceNumber) {}
}
