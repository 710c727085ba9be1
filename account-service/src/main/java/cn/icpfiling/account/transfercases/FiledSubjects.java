package cn.icpfiling.account.transfercases;

import cn.icpfiling.platform.web.ServiceCallFilter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks filing-service which subject and account a domain or a subject number belongs to. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface FiledSubjects {

    record DomainQuestion(String domain) {}

    record NumberQuestion(String subjectNumber) {}

    /** Only {@code filed} when it is not filed here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(boolean filed, UUID holder, UUID subjectId) {}

    @POST
    @Path("/filed-domains")
    Answer ofDomain(DomainQuestion question);

    @POST
    @Path("/filed-subject-numbers")
    Answer ofNumber(NumberQuestion question);
}
