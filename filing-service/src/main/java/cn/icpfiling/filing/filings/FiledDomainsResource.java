package cn.icpfiling.filing.filings;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/internal/filed-domains")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class FiledDomainsResource {

    private final FindFiledDomain findFiledDomain;

    FiledDomainsResource(FindFiledDomain findFiledDomain) {
        this.findFiledDomain = findFiledDomain;
    }

    /** The question is in the body, so that the domain is in no log of URLs. */
    record FiledDomainQuestion(
            @NotNull @Size(min = 1, max = 253) String domain) {}

    @POST
    public FiledDomain findFiledDomain(@NotNull @Valid FiledDomainQuestion question) {
        return findFiledDomain.handle(question.domain());
    }
}
